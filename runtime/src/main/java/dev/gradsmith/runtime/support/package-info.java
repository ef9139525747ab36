/** What generated code calls. Public because generated classes live in their users' packages; not meant to be called by hand. */
@NullMarked
package dev.gradsmith.runtime.support;

import org.jspecify.annotations.NullMarked;
