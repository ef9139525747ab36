/** The expression graph: interned nodes, their symbolic types, and the factory that makes them. */
@NullMarked
package dev.gradsmith.graph;

import org.jspecify.annotations.NullMarked;
