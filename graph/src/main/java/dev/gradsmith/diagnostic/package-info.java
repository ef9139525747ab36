/** What the compiler says to people: mistakes as values, with a place in the source and a message to act on. */
@NullMarked
package dev.gradsmith.diagnostic;

import org.jspecify.annotations.NullMarked;
