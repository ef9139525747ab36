package dev.gradsmith.graph.evaluate;

import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.TensorType;
import java.util.Map;

/** A size for every symbolic dimension. */
public record Sizes(Map<String, Integer> byName) {
    public Sizes {
        byName = Map.copyOf(byName);
    }

    public int size(Dimension dimension) {
        return dimension.size(name -> {
            Integer size = byName.get(name);
            if (size == null) {
                throw new IllegalArgumentException("the dimension " + name + " has no size");
            }
            return size;
        });
    }

    public int[] shape(TensorType type) {
        return type.shape().stream().mapToInt(this::size).toArray();
    }
}
