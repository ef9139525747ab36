package dev.gradsmith.dsl.ast;

import dev.gradsmith.diagnostic.SourceSpan;

/** A name where it is written. */
public record Identifier(String text, SourceSpan span) {}
