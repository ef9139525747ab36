/**
 * One layout for model files. The tokens of the file, in the order that they have, are grouped by the statements of the syntax
 * tree, spaced, aligned in columns and broken into lines; no token is made or lost on the way.
 */
@NullMarked
package dev.gradsmith.dsl.format;

import org.jspecify.annotations.NullMarked;
