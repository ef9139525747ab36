package dev.gradsmith.runtime;

import java.io.IOException;

/** Rows that come block by block, from the first each time one goes over them: more than memory holds. */
public interface ColumnBlocks {

    /** What is done with a block. */
    interface Visitor {
        /** Takes the next block. */
        void visit(ColumnSource block) throws IOException;
    }

    /**
     * Goes over all blocks in their order.
     *
     * @throws IOException if the source cannot be read, or the visitor throws it
     */
    void forEachBlock(Visitor visitor) throws IOException;
}
