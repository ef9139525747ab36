/** Names, types and shapes: what a syntax tree means, or why it means nothing. */
@NullMarked
package dev.gradsmith.dsl.check;

import org.jspecify.annotations.NullMarked;
