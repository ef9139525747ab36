package dev.gradsmith.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.diagnostic.SourceSpan;
import dev.gradsmith.dsl.ast.Comment;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.ast.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {" input X[n]", "\ninput X[n]", " // plain\ninput X[n]", "\n  \ninput X[n]", ";\ninput X[n]"})
    void theFirstCommentDocumentsTheModel(String next) {
        ModelFile file = Parsed.file("", "/** Ordinary least squares. */" + next);

        assertThat(file.documentation()).contains("Ordinary least squares.");
        assertThat(((Statement.Input) file.statements().get(0)).documentation()).isEmpty();
    }

    @Test
    void aLaterCommentDocumentsItsDeclarationOnly() {
        ModelFile file = Parsed.file(
                "/** The model. */", "", "/** The data. */ // raw", "input X[n] /* n rows */", "/** Two. */ dim k = 2");

        assertThat(((Statement.Input) file.statements().get(0)).documentation()).contains("The data.");
        assertThat(((Statement.Dim) file.statements().get(1)).documentation()).contains("Two.");
        assertThat(file.documentation()).contains("The model.");
    }

    @Test
    void anOrdinaryCommentDocumentsNothing() {
        ModelFile file = Parsed.file("/* plain */", "/**/ /***/ /** */ input X[n] // n rows", "y = X");

        assertThat(file.documentation()).isEmpty();
        assertThat(((Statement.Input) file.statements().get(0)).documentation()).isEmpty();
        assertThat(((Statement.Definition) file.statements().get(1)).documentation())
                .isEmpty();
    }

    @Test
    void documentationLosesItsStars() {
        ModelFile file =
                Parsed.file("", "x = 1", "/**", " * First line.", " *", " *   * indented", " **/", "fun f(x) = x");

        assertThat(((Statement.Fun) file.statements().get(1)).documentation()).contains("First line.\n\n  * indented");
    }

    @Test
    void everyCommentIsKeptWithItsPlace() {
        ModelFile file = Parsed.file("a = 1 // one", "/* two", "lines */ b = f(2, /* in */ 3)");

        assertThat(file.comments())
                .isEqualTo(List.of(
                        new Comment("// one", new SourceSpan("Model.grad", 1, 7, 1, 13)),
                        new Comment("/* two\nlines */", new SourceSpan("Model.grad", 2, 1, 3, 9)),
                        new Comment("/* in */", new SourceSpan("Model.grad", 3, 19, 3, 27))));
    }

    @Test
    void aBlockCommentEndsAtItsFirstEnd() {
        assertThat(Parsed.statements("/***/ a = 1 /* x */", "/****/ b = 2 /**/", "/* * / ** */ c = 3"))
                .containsExactly("(= a 1)", "(= b 2)", "(= c 3)");
    }
}
