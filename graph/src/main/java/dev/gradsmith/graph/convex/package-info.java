/** What the compiler knows of convexity: which objectives are certainly convex, and which of them are functions of linear predictors. */
@NullMarked
package dev.gradsmith.graph.convex;

import org.jspecify.annotations.NullMarked;
