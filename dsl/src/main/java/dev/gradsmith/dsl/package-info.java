/** The model language. */
@NullMarked
package dev.gradsmith.dsl;

import org.jspecify.annotations.NullMarked;
