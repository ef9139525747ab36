/** The runtime's own parts. Nothing here is for use from outside; it may change in any release. */
@NullMarked
package dev.gradsmith.runtime.internal;

import org.jspecify.annotations.NullMarked;
