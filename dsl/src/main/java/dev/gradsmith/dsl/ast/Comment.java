package dev.gradsmith.dsl.ast;

import dev.gradsmith.diagnostic.SourceSpan;

/**
 * A comment, for what writes model files anew.
 *
 * @param text the whole comment with its marks
 */
public record Comment(String text, SourceSpan span) {
    /** Whether it documents what follows it. */
    public boolean isDocumentation() {
        return text.startsWith("/**") && text.length() > "/**/".length();
    }
}
