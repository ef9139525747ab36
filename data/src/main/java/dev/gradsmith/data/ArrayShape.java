package dev.gradsmith.data;

import java.util.List;

/** The shape of an array in a file, whose first dimension counts rows. */
record ArrayShape(int rows, List<Integer> rowShape) {
    ArrayShape {
        rowShape = List.copyOf(rowShape);
    }

    /**
     * A shape as a file claims it.
     *
     * @throws DataException if there are no rows, rows without values, or more values than an array holds
     */
    static ArrayShape of(String place, List<Long> shape) throws DataException {
        if (shape.isEmpty()) {
            throw new DataException(place, "expected an array with rows, found a single number");
        }
        // Exact as far as it matters, and infinite where a product of claims would overflow.
        double width = shape.stream().skip(1).mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
        if (width == 0) {
            throw new DataException(place, "an array of shape " + shape + " has rows without values");
        }
        if (width > ArraySize.LARGEST || shape.get(0) * Math.max(width, 1) > ArraySize.LARGEST) {
            throw new DataException(
                    place,
                    "an array of shape " + shape + " has more values than an array of this JVM holds, "
                            + ArraySize.LARGEST);
        }
        List<Integer> sizes = shape.stream().map(Long::intValue).toList();
        return new ArrayShape(sizes.get(0), sizes.subList(1, sizes.size()));
    }

    /** One number a row. */
    static ArrayShape ofNumbers(int rows) {
        return new ArrayShape(rows, List.of());
    }

    /** How many values make a row. */
    int width() {
        return rowShape.stream().reduce(1, Math::multiplyExact);
    }

    /** How many values the array has. */
    int count() {
        return Math.multiplyExact(rows, width());
    }
}
