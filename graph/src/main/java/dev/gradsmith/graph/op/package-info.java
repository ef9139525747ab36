/** Every operator, each with its shape rule, derivative, reference meaning and printed form in one place. */
@NullMarked
package dev.gradsmith.graph.op;

import org.jspecify.annotations.NullMarked;
