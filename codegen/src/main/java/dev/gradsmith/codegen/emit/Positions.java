package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradsmith.codegen.emit.Storage.Home;
import dev.gradsmith.graph.Dimension;
import java.util.ArrayList;
import java.util.List;

/** Where the element that an index means lies in an array, as seen from the loop around it. */
final class Positions {
    /** Which rows the loop's variable counts, where a value has rows. */
    private enum Counted {
        BLOCK,
        EXAMPLES,
        CALL
    }

    private final Extents extents;
    private final Counted counted;
    private final String rowBase;

    private Positions(Extents extents, Counted counted, String rowBase) {
        this.extents = extents;
        this.counted = counted;
        this.rowBase = rowBase;
    }

    /**
     * In a loop over the rows of a block.
     *
     * @param rowBase what precedes the number of a row of the block to make it one of the call: {@code at + }, or nothing
     */
    static Positions inBlock(Extents extents, String rowBase) {
        return new Positions(extents, Counted.BLOCK, rowBase);
    }

    /** In a loop over the examples of the data, of which the call's are a part. */
    static Positions ofExamples(Extents extents) {
        return new Positions(extents, Counted.EXAMPLES, "");
    }

    /** In a loop over the rows of the call. */
    static Positions ofCall(Extents extents) {
        return new Positions(extents, Counted.CALL, "");
    }

    Extents extents() {
        return extents;
    }

    /** The expression that reads or writes one element of what is stored. */
    CodeBlock element(Storage storage, List<String> index) {
        if (storage.isScalar()) {
            return CodeBlock.of("$L", storage.expression());
        }
        String position = position(storage, index);
        return CodeBlock.of(storage.home() == Home.LOCAL ? "$L$L" : "$L[$L]", storage.expression(), position);
    }

    private String position(Storage storage, List<String> index) {
        if (storage.home() == Home.FLAT) {
            return index.get(0);
        }
        if (storage.isLonger() && !storage.keepsRows()) {
            return storage.home() == Home.RESULTS
                    ? extents.flat(storage.node().shape(), index)
                    : "first * " + extents.whole().rowWidth(storage.owner().shape()) + " + "
                            + extents.flat(storage.node().shape(), index);
        }
        List<String> own = new ArrayList<>(index);
        if (storage.isLonger()) {
            own.set(0, storage.home() == Home.RESULTS ? rowOfCall(index.get(0)) : example(index.get(0)));
        }
        return extents.flat(storage.node().shape(), own);
    }

    private String rowOfCall(String row) {
        return counted == Counted.EXAMPLES ? row + " - first" : rowBase + row;
    }

    private String example(String row) {
        return counted == Counted.EXAMPLES ? row : "first + " + rowBase + row;
    }

    /** The first index of a value, counted from the first row of the call if it is a row. */
    String inCall(List<Dimension> shape, String first) {
        boolean walksRows = extents.batch().isPresent()
                && !shape.isEmpty()
                && shape.get(0).equals(extents.batch().get());
        return walksRows ? "(" + rowOfCall(first) + ")" : first;
    }
}
