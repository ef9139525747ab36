package dev.gradsmith.codegen.emit;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import java.util.List;

/**
 * Where a value lies in generated code.
 *
 * @param expression the field or array that holds it
 * @param home whose rows an index counts
 * @param owner the value whose array it is; another than the node where that is the same elements in another shape
 */
record Storage(Node node, String expression, Home home, Node owner) {
    Storage(Node node, String expression, Home home) {
        this(node, expression, home, node);
    }

    /** How the first index of a value with rows is counted. */
    enum Home {
        /** The value has no rows, or they are not walked here. */
        WHOLE,
        /** A row for every example of the data. */
        EXAMPLES,
        /** A row for every example since the first of this call. */
        RESULTS,
        /** A row for every example of the current block. */
        BLOCK,
        /** An index counts all elements of the current block. */
        FLAT,
        /** Each element is a local variable, whose name ends with the element's number. */
        LOCAL
    }

    /** The block's elements in an array of their own, one after the other. */
    static Storage flat(Node node, String array) {
        return new Storage(node, array, Home.FLAT);
    }

    /** Whether the block's rows begin somewhere within the array. */
    boolean isLonger() {
        return home == Home.EXAMPLES || home == Home.RESULTS;
    }

    /** The same elements read as {@code other}, which has as many in the same order. */
    Storage as(Node other) {
        return new Storage(other, expression, home, owner);
    }

    /** The same place, where the array has another name. */
    Storage in(String array) {
        return new Storage(node, array, home, owner);
    }

    /** The same array as one that has a row for every example, as its owner has not. */
    Storage withRows() {
        return new Storage(node, expression, Home.RESULTS);
    }

    /** Whether an index of the value begins with that of a row of the array. */
    boolean keepsRows() {
        List<Dimension> own = node.shape();
        return !own.isEmpty() && own.get(0).equals(owner.shape().get(0));
    }

    boolean isScalar() {
        return node.type().isScalar();
    }
}
