/** Writes a plan as Java source. The only package that knows JavaPoet. */
@NullMarked
package dev.gradsmith.codegen.emit;

import org.jspecify.annotations.NullMarked;
