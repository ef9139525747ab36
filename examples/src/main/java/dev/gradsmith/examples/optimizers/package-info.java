/** The update rules on the same data. */
@NullMarked
package dev.gradsmith.examples.optimizers;

import org.jspecify.annotations.NullMarked;
