/** The checked model as a graph. */
@NullMarked
package dev.gradsmith.dsl.lower;

import org.jspecify.annotations.NullMarked;
