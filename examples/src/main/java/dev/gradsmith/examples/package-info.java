/** Programs that train and use the models in {@code src/main/grad}. */
@NullMarked
package dev.gradsmith.examples;

import org.jspecify.annotations.NullMarked;
