/** The runtime's kernels on the JDK's Vector API. */
@NullMarked
package dev.gradsmith.runtime.vector;

import org.jspecify.annotations.NullMarked;
