/**
 * What generated code calls, and what Gradsmith's other modules share. Public because generated classes live in their users' packages; not
 * meant to be called by hand.
 */
@NullMarked
package dev.gradsmith.runtime.support;

import org.jspecify.annotations.NullMarked;
