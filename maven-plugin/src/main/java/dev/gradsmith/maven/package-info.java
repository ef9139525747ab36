/** The Maven plugin: options in, sources and diagnostics out. */
@NullMarked
package dev.gradsmith.maven;

import org.jspecify.annotations.NullMarked;
