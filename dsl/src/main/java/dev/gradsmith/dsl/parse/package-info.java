/** Text to syntax tree. The only package that knows the parser generator. */
@NullMarked
package dev.gradsmith.dsl.parse;

import org.jspecify.annotations.NullMarked;
