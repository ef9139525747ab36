package dev.gradsmith.codegen.emit;

import dev.gradsmith.graph.Node;

/**
 * Where a value lies in generated code.
 *
 * @param expression the field or array that holds it
 * @param home whose rows an index counts
 */
record Storage(Node node, String expression, Home home) {
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
        return new Storage(other, expression, home);
    }

    boolean isScalar() {
        return node.type().isScalar();
    }
}
