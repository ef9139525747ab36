/** What the compiler sees of least squares in a graph: the residuals of a sum of squares, and powers of data. */
@NullMarked
package dev.gradsmith.graph.leastsquares;

import org.jspecify.annotations.NullMarked;
