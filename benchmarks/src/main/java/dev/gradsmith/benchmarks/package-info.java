/** Measurements of generated code, each beside its peers in one run. */
@NullMarked
package dev.gradsmith.benchmarks;

import org.jspecify.annotations.NullMarked;
