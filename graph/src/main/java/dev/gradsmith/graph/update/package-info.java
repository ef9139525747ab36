/** The rules by which training changes parameters, as formulas. A new rule is one class here and one line in {@link KnownRules}. */
@NullMarked
package dev.gradsmith.graph.update;

import org.jspecify.annotations.NullMarked;
