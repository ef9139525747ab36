/**
 * Data sets read from files and databases: a class a source, each of which gives a {@link dev.gradsmith.data.Table}, and one exception,
 * {@link dev.gradsmith.data.DataException}.
 */
@NullMarked
package dev.gradsmith.data;

import org.jspecify.annotations.NullMarked;
