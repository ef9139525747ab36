/**
 * Names, types and shapes: what a syntax tree means, or why it means nothing.
 *
 * <p>Checking and lowering are one walk: the meaning of an expression is a node of the graph, whose type is the checked type, so
 * that no shape rule is stated twice.
 */
@NullMarked
package dev.gradsmith.dsl.check;

import org.jspecify.annotations.NullMarked;
