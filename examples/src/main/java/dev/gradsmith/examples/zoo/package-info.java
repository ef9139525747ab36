/** A zoo of models: each is trained on real or simulated data in seconds and says how good it got. */
@NullMarked
package dev.gradsmith.examples.zoo;

import org.jspecify.annotations.NullMarked;
