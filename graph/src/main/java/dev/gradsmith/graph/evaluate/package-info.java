/** The reference meaning of a graph on arrays: slow, simple, and the specification of all emitted code. */
@NullMarked
package dev.gradsmith.graph.evaluate;

import org.jspecify.annotations.NullMarked;
