/** Rewrites that keep a graph's value up to rounding: each rule with its law, and the driver that applies them. */
@NullMarked
package dev.gradsmith.graph.rewrite;

import org.jspecify.annotations.NullMarked;
