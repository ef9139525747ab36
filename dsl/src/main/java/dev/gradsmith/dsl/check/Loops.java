package dev.gradsmith.dsl.check;

import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.Expr;
import dev.gradsmith.dsl.ast.Identifier;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.graph.Node;
import dev.gradsmith.graph.evaluate.KnownValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Unrolls loops: each round is checked as if it were written out. A name that was defined before the loop is carried from round to
 * round; others are the round's own.
 */
final class Loops {
    /** Rounds that one loop may have, before it should be an operator. */
    private static final int MOST_ROUNDS = 10_000;

    private final Definitions around;
    private final ExpressionChecker expressions;
    private final DiagnosticSink sink;

    Loops(Definitions around) {
        this.around = around;
        this.expressions = around.expressions();
        this.sink = expressions.sink();
    }

    /** Whether the loop has no mistake, and uses nothing that has one. */
    boolean check(Statement.For loop) {
        Optional<Integer> from = bound(loop.from());
        Optional<Integer> to = bound(loop.to());
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        if ((long) to.get() - from.get() > MOST_ROUNDS) {
            sink.report(DeclarationErrors.tooManyRounds(loop.to().span(), MOST_ROUNDS));
            return false;
        }
        Optional<Symbol> taken = expressions.scope().find(loop.variable().text());
        if (taken.isPresent() && !(taken.get() instanceof Symbol.Broken)) {
            sink.report(NameErrors.duplicate(loop.variable(), taken.get()));
            return false;
        }
        Map<String, Node> carried = new LinkedHashMap<>();
        boolean sound = true;
        for (int round = from.get(); sound && round < to.get(); round++) {
            sound = round(loop, round, carried);
        }
        carried.forEach((name, last) -> {
            Symbol before = expressions.scope().find(name).orElseThrow();
            expressions.scope().bind(name, new Symbol.Value(last, before.span()));
            around.carry(name, last);
        });
        loop.body().forEach(this::endWithLoop);
        return sound;
    }

    private void endWithLoop(Statement statement) {
        if (statement instanceof Statement.Definition definition
                && expressions.scope().find(definition.name().text()).isEmpty()) {
            expressions.scope().endsWithLoop(definition.name());
        }
    }

    private Optional<Integer> bound(Expr written) {
        Optional<Node> node = expressions.check(written);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble value = KnownValue.of(node.get());
        if (value.isEmpty()) {
            sink.report(DeclarationErrors.boundNotFixed(written.span()));
            return Optional.empty();
        }
        int whole = (int) value.getAsDouble();
        if (whole != value.getAsDouble()) {
            sink.report(DeclarationErrors.boundNotWhole(written.span(), value.getAsDouble()));
            return Optional.empty();
        }
        return Optional.of(whole);
    }

    /** One round; says whether it is sound, because the next would only repeat its mistakes. */
    private boolean round(Statement.For loop, int number, Map<String, Node> carried) {
        if (!expressions.context().mayCheck()) {
            return false;
        }
        DiagnosticSink reports = sink.noting("in the round " + loop.variable().text() + " = " + number);
        Scope scope = expressions.scope().inner(reports);
        carried.forEach((name, node) -> scope.bind(
                name,
                new Symbol.Value(
                        node, expressions.scope().find(name).orElseThrow().span())));
        scope.bind(
                loop.variable().text(),
                new Symbol.Value(
                        expressions.context().graph().constant(number),
                        loop.variable().span()));
        ExpressionChecker inside = expressions.inLoop(scope, reports);
        boolean sound = true;
        for (Statement statement : loop.body()) {
            sound &= statement(loop.variable(), statement, inside, carried, reports);
            if (expressions.context().isTooLarge()) {
                return false;
            }
        }
        return sound && !reports.hasErrors();
    }

    private boolean statement(
            Identifier variable,
            Statement statement,
            ExpressionChecker inside,
            Map<String, Node> carried,
            DiagnosticSink reports) {
        if (statement instanceof Statement.Definition definition) {
            if (definition.name().text().equals(variable.text())) {
                reports.report(DeclarationErrors.loopVariableAssigned(definition.name()));
                return false;
            }
            return definition(definition, inside, carried);
        }
        if (statement instanceof Statement.For inner) {
            return nested(inner, inside, carried);
        }
        reports.report(DeclarationErrors.notInLoop(statement.span()));
        DeclarationChecker.nameOf(statement).ifPresent(inside.scope()::guess);
        return false;
    }

    private boolean definition(Statement.Definition definition, ExpressionChecker inside, Map<String, Node> carried) {
        Optional<Node> value = inside.check(definition.value());
        value.ifPresent(node -> assign(definition.name(), node, inside, carried));
        if (value.isEmpty()) {
            inside.scope().guess(definition.name());
        }
        return value.isPresent();
    }

    private void assign(Identifier name, Node value, ExpressionChecker inside, Map<String, Node> carried) {
        Optional<Symbol> before = expressions.scope().find(name.text());
        if (before.isEmpty()) {
            inside.scope().declare(name, Optional.of(value));
            return;
        }
        if (!(before.get() instanceof Symbol.Value old) || !around.defines(name.text())) {
            inside.sink().report(DeclarationErrors.notCarried(name, before.get().span()));
            return;
        }
        if (!old.node().type().equals(value.type())) {
            inside.sink().report(DeclarationErrors.carriedShape(name, old.node().type(), value.type()));
            return;
        }
        carried.put(name.text(), value);
        inside.scope().bind(name.text(), new Symbol.Value(value, old.span()));
    }

    /** What an inner loop carries of names from outside both, the outer one carries too. */
    private boolean nested(Statement.For inner, ExpressionChecker inside, Map<String, Node> carried) {
        boolean sound = new Loops(around.in(inside)).check(inner);
        for (String name : inside.scope().members()) {
            Optional<Symbol> symbol = inside.scope().member(name);
            boolean outer =
                    around.defines(name) && expressions.scope().find(name).isPresent();
            if (outer && symbol.isPresent() && symbol.get() instanceof Symbol.Value value) {
                carried.put(name, value.node());
            }
        }
        return sound;
    }
}
