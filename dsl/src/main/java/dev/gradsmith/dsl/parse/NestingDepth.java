package dev.gradsmith.dsl.parse;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Measures, before it is built, how deep the tree of a statement can be: every operator, call, index and bracket may be one
 * level. The phases walk trees by recursion, so a depth that would exhaust their stack must be refused here.
 */
final class NestingDepth {
    private final Deque<Level> levels = new ArrayDeque<>();

    NestingDepth() {
        levels.push(new Level());
    }

    /** Operators between commas form a tree that is at most as deep as there are operators, plus what its operands hold. */
    private static final class Level {
        private int operators;
        private int operand;
        private int deepest;

        private int close() {
            deepest = Math.max(deepest, operators + operand);
            operators = 0;
            operand = 0;
            return deepest;
        }
    }

    void operator() {
        levels.element().operators++;
    }

    void comma() {
        levels.element().close();
    }

    void open() {
        levels.push(new Level());
    }

    void close() {
        if (levels.size() == 1) {
            return;
        }
        int inside = levels.pop().close();
        Level outside = levels.element();
        outside.operators++;
        outside.operand = Math.max(outside.operand, inside);
    }

    /** The depth of all that was counted, once the statement has ended. */
    int depth() {
        while (levels.size() > 1) {
            close();
        }
        return levels.element().close();
    }
}
