/** Cuts a model's graph into passes over the batch dimension, and says in records what each of them computes. */
@NullMarked
package dev.gradsmith.codegen.plan;

import org.jspecify.annotations.NullMarked;
