package dev.gradsmith.dsl.ast;

import dev.gradsmith.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/** A statement as written. {@code documentation} is the text of the {@code /** *}{@code /} comment before it. */
public sealed interface Statement {
    SourceSpan span();

    /** A variable's name and shape; a scalar's shape is empty. */
    record Shaped(Identifier name, List<Expr> shape) {
        public Shaped {
            shape = List.copyOf(shape);
        }
    }

    record Precision(Identifier precision, SourceSpan span) implements Statement {}

    record Dim(Identifier name, Expr size, Optional<String> documentation, SourceSpan span) implements Statement {}

    /** @param index the type after the colon, {@code index(v)}, where there is one */
    record Input(Shaped variable, Optional<Expr> index, Optional<String> documentation, SourceSpan span)
            implements Statement {}

    record Target(Shaped variable, Optional<Expr> index, Optional<String> documentation, SourceSpan span)
            implements Statement {}

    record Param(Shaped variable, Optional<Expr> initializer, Optional<String> documentation, SourceSpan span)
            implements Statement {}

    record Hyper(Identifier name, Expr defaultValue, Optional<String> documentation, SourceSpan span)
            implements Statement {}

    record Definition(Identifier name, Expr value, Optional<String> documentation, SourceSpan span)
            implements Statement {}

    record Metric(Identifier name, Expr value, Optional<String> documentation, SourceSpan span) implements Statement {}

    record Minimize(Expr objective, Optional<Rule> rule, SourceSpan span) implements Statement {}

    /** An update rule with its options. */
    record Rule(Identifier name, List<Expr.Argument> options) {
        public Rule {
            options = List.copyOf(options);
        }
    }

    record Output(List<Identifier> names, SourceSpan span) implements Statement {
        public Output {
            names = List.copyOf(names);
        }
    }

    /** A function, or inside a layer its {@code apply}. */
    record Fun(
            Identifier name, List<Identifier> parameters, Expr value, Optional<String> documentation, SourceSpan span)
            implements Statement {
        public Fun {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A layer.
     *
     * @param body those of its statements that could be read
     * @param unreadable the number of the others
     */
    record Layer(
            Identifier name,
            List<Identifier> parameters,
            List<Statement> body,
            int unreadable,
            Optional<String> documentation,
            SourceSpan span)
            implements Statement {
        public Layer {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }
    }

    record Import(String path, SourceSpan span) implements Statement {}

    record For(Identifier variable, Expr from, Expr to, List<Statement> body, SourceSpan span) implements Statement {
        public For {
            body = List.copyOf(body);
        }
    }
}
