/** A training run as one self-contained HTML page. */
@NullMarked
package dev.gradsmith.report;

import org.jspecify.annotations.NullMarked;
