/** How much work a graph is. */
@NullMarked
package dev.gradsmith.graph.cost;

import org.jspecify.annotations.NullMarked;
