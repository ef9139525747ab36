/** Reverse-mode differentiation; knows no operator by name. */
@NullMarked
package dev.gradsmith.graph.autodiff;

import org.jspecify.annotations.NullMarked;
