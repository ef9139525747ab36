/**
 * What generated models link to and what their users call: data sets, options and results of fitting, execution, numeric kernels, least squares,
 * parameter files. Needs the JDK alone.
 */
@NullMarked
package dev.gradsmith.runtime;

import org.jspecify.annotations.NullMarked;
