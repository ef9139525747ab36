/** A whole model as a graph with its declarations: what the front end hands to the code generator. */
@NullMarked
package dev.gradsmith.graph.model;

import org.jspecify.annotations.NullMarked;
