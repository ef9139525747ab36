/** The syntax tree: what the file says, before anyone asks whether it makes sense. */
@NullMarked
package dev.gradsmith.dsl.ast;

import org.jspecify.annotations.NullMarked;
