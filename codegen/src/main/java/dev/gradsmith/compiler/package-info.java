/** From a model file's text to Java sources or diagnostics: the whole compiler, one phase after the other. */
@NullMarked
package dev.gradsmith.compiler;

import org.jspecify.annotations.NullMarked;
