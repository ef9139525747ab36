/** Data sets read from files. */
@NullMarked
package dev.gradsmith.data;

import org.jspecify.annotations.NullMarked;
