package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.Diagnostic;
import dev.gradsmith.diagnostic.DiagnosticCode;
import dev.gradsmith.graph.Graph;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.autodiff.Differentiator;
import dev.gradsmith.graph.autodiff.Jacobian;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Derivatives as functions of the language. */
final class Derivatives {
    private Derivatives() {}

    static Map<String, Function<Call, Optional<Node>>> rules() {
        return Map.of("grad", Derivatives::gradient, "vjp", Derivatives::headGradient, "hessian", Derivatives::hessian);
    }

    private static Optional<Node> gradient(Call call) {
        return call.numbers(2, "a scalar and what to differentiate by")
                .filter(operands -> call.arithmetic()
                        .require(
                                operands.get(0).type().isScalar(),
                                TypeErrors.wantsScalar(operands.get(0), "what 'grad' differentiates")))
                .flatMap(operands -> differentiated(call, operands, call.graph().constant(1)));
    }

    private static Optional<Node> headGradient(Call call) {
        return call.numbers(3, "a value, what to differentiate by, and the head gradient")
                .filter(operands -> call.arithmetic()
                        .require(
                                operands.get(0).type().equals(operands.get(2).type()),
                                TypeErrors.headOfAnotherShape(operands.get(0), operands.get(2))))
                .flatMap(operands ->
                        differentiated(call, operands, operands.get(2).node()));
    }

    /** Second derivatives: a matrix by a vector, a scalar by a scalar. */
    private static Optional<Node> hessian(Call call) {
        return call.numbers(2, "a scalar and the vector to differentiate by")
                .filter(operands -> fitsHessian(call, operands.get(0), operands.get(1)))
                .filter(operands -> requireDependence(call, operands.get(0), operands.get(1)))
                .map(operands -> Jacobian.hessian(
                        call.graph(), operands.get(0).node(), operands.get(1).node()));
    }

    private static boolean fitsHessian(Call call, Operand output, Operand variable) {
        boolean scalar = call.arithmetic()
                .require(output.type().isScalar(), TypeErrors.wantsScalar(output, "what 'hessian' differentiates"));
        boolean vector =
                call.arithmetic().require(variable.type().rank() <= 1, DerivativeErrors.wantsVectorOrScalar(variable));
        return scalar && vector;
    }

    private static Optional<Node> differentiated(Call call, List<Operand> operands, Node head) {
        Node output = operands.get(0).node();
        Operand variable = operands.get(1);
        if (!requireDependence(call, operands.get(0), variable)) {
            return Optional.empty();
        }
        return Optional.of(Differentiator.products(call.graph(), output, head, List.of(variable.node()))
                .get(0));
    }

    private static boolean requireDependence(Call call, Operand output, Operand variable) {
        boolean depends = Graph.topological(List.of(output.node())).contains(variable.node());
        if (!depends) {
            call.report(new Diagnostic(
                    DiagnosticCode.NOT_DIFFERENTIABLE,
                    variable.span(),
                    "the differentiated value does not depend on this",
                    "give what it is computed from, by its name"));
        }
        return depends;
    }
}
