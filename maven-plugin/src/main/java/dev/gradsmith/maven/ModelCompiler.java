package dev.gradsmith.maven;

import dev.gradsmith.compiler.Compilation;
import dev.gradsmith.compiler.SourceFile;
import dev.gradsmith.dsl.Imports;

/** What turns a model into Java; a test may put another in its place. */
@FunctionalInterface
interface ModelCompiler {
    Compilation compile(SourceFile source, Imports imports);
}
