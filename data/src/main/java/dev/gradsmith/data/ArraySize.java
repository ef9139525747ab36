package dev.gradsmith.data;

/** How many values an array may have: a claim is checked before memory is asked for. */
final class ArraySize {
    /** What every JVM allows. */
    static final int LARGEST = Integer.MAX_VALUE - 8;

    private ArraySize() {}

    /**
     * The length of an array of so many values, each of so many bytes.
     *
     * @throws DataException if no array has this length, or this JVM's whole heap is smaller than it
     */
    static int checked(String place, long length, int bytesEach) throws DataException {
        if (length < 0 || length > LARGEST) {
            throw new DataException(
                    place,
                    Long.toUnsignedString(length) + " values are more than an array holds, " + LARGEST
                            + "; read fewer columns, or part the data");
        }
        long heap = Runtime.getRuntime().maxMemory();
        if (length * bytesEach > heap) {
            throw new DataException(
                    place,
                    length + " values of " + bytesEach + " bytes do not fit this JVM's memory of " + heap
                            + " bytes; give it more (-Xmx), or part the data");
        }
        return (int) length;
    }

    /**
     * The length of an array that takes the place of one that is full.
     *
     * @throws DataException as {@link #checked}
     */
    static int next(String place, int full, int bytesEach) throws DataException {
        long next = full + (full >> 1) + 1L;
        return checked(place, full < LARGEST ? Math.min(next, LARGEST) : next, bytesEach);
    }
}
