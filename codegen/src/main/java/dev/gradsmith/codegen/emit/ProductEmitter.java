package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.op.Contract;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the runtime's kernel for a contraction: products of vectors and matrices in every transposition that it has one for. */
final class ProductEmitter {
    private final Operands operands;
    private final Predicate<Node> accumulates;
    private final Extents extents;

    ProductEmitter(Operands operands, Predicate<Node> accumulates, Extents extents) {
        this.operands = operands;
        this.accumulates = accumulates;
        this.extents = extents;
    }

    static Contract contract(Node node) {
        return (Contract) node.op();
    }

    /** The statement that computes the node; empty where loops must be written. */
    Optional<CodeBlock> kernel(Node node) {
        Contract contract = contract(node);
        if (contract.summed().size() != 1) {
            return Optional.empty();
        }
        int leftRank = contract.left().size();
        int rightRank = contract.right().size();
        if (leftRank == 1 && rightRank == 1) {
            return Optional.of(dot(node));
        }
        if (leftRank == 2 && rightRank == 1) {
            return matrixVector(node, contract, node.input(0), node.input(1));
        }
        if (leftRank == 1 && rightRank == 2) {
            return matrixVector(node, contract.swapped(), node.input(1), node.input(0));
        }
        if (leftRank != 2 || rightRank != 2 || contract.result().size() != 2) {
            return Optional.empty();
        }
        boolean inOrder = contract.left().contains(0)
                && contract.left().contains(contract.result().get(0));
        return inOrder
                ? matrixMatrix(node, contract, node.input(0), node.input(1))
                : matrixMatrix(node, contract.swapped(), node.input(1), node.input(0));
    }

    private CodeBlock dot(Node node) {
        String length = extents.size(node.input(0).shape().get(0));
        return CodeBlock.of(
                "$L $L kernels.dot($L, $L, $L)",
                operands.storage(node).expression(),
                accumulates.test(node) ? "+=" : "=",
                length,
                operand(node.input(0)),
                operand(node.input(1)));
    }

    private Optional<CodeBlock> matrixVector(Node node, Contract contract, Node matrix, Node vector) {
        boolean plain = contract.left().get(1).equals(contract.summed().get(0));
        boolean adds = accumulates.test(node);
        if (plain && adds) {
            return Optional.empty();
        }
        String kernel = plain ? "multiplyVector" : adds ? "addTransposedVector" : "multiplyTransposedVector";
        return Optional.of(CodeBlock.of(
                "kernels.$L($L, $L, $L, $L, $L)",
                kernel,
                extents.size(matrix.shape().get(0)),
                extents.size(matrix.shape().get(1)),
                operand(matrix),
                operand(vector),
                operand(node)));
    }

    private Optional<CodeBlock> matrixMatrix(Node node, Contract contract, Node left, Node right) {
        int summed = contract.summed().get(0);
        boolean leftPlain = contract.left().get(1) == summed;
        boolean rightPlain = contract.right().get(0) == summed;
        boolean adds = accumulates.test(node);
        boolean known = leftPlain ? !adds : rightPlain;
        if (!known) {
            return Optional.empty();
        }
        String kernel = leftPlain
                ? (rightPlain ? "multiply" : "multiplyRightTransposed")
                : (adds ? "addLeftTransposed" : "multiplyLeftTransposed");
        Dimension inner = left.shape().get(leftPlain ? 1 : 0);
        return Optional.of(CodeBlock.of(
                "kernels.$L($L, $L, $L, $L, $L, $L)",
                kernel,
                extents.size(node.shape().get(0)),
                extents.size(inner),
                extents.size(node.shape().get(1)),
                operand(left),
                operand(right),
                operand(node)));
    }

    /** Adds to the rows of a {@link dev.gradsmith.codegen.plan.MatrixSum} that fall to one of several tasks, or sets them: as {@code start} says. */
    CodeBlock slice(Node node, CodeBlock from, CodeBlock to) {
        Contract contract = contract(node);
        boolean inOrder = contract.left().contains(contract.result().get(0));
        Node left = node.input(inOrder ? 0 : 1);
        Node right = node.input(inOrder ? 1 : 0);
        return CodeBlock.of(
                "kernels.addRowsOfLeftTransposed(start, $L, $L, $L, $L, $L, $L, $L, $L)",
                from,
                to,
                extents.size(node.shape().get(0)),
                extents.size(left.shape().get(0)),
                extents.size(node.shape().get(1)),
                operand(left),
                operand(right),
                operand(node));
    }

    private String operand(Node node) {
        return operands.of(node);
    }
}
