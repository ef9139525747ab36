/** Formulas for people. */
@NullMarked
package dev.gradsmith.graph.print;

import org.jspecify.annotations.NullMarked;
