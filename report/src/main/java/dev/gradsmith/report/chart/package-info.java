/** Charts, drawn by the same code as SVG, for pages and files, and as pixels. */
@NullMarked
package dev.gradsmith.report.chart;

import org.jspecify.annotations.NullMarked;
