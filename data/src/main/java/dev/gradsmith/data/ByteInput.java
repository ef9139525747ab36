package dev.gradsmith.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes of a file one after another. What a header claims is believed only as far as bytes come: memory grows with these, and with no
 * claim.
 */
final class ByteInput implements Closeable {
    /** The length of what is compressed is known when it has been read. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private static final int CHUNK = 1 << 16;
    private static final int FIRST_ROOM = 1 << 20;

    private final String place;
    private final InputStream stream;
    private final long length;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private long position;

    /**
     * @param place how errors name these bytes
     * @param length how many bytes there are, or {@link #UNKNOWN}
     */
    ByteInput(String place, InputStream stream, long length) {
        this.place = place;
        this.stream = stream;
        this.length = length;
    }

    DataException error(String message) {
        return new DataException(place, message);
    }

    /** How many bytes have been read. */
    long position() {
        return position;
    }

    /**
     * The next bytes, no more than some thousands of them, big-endian unless the caller changes that.
     *
     * @param what they are, for the error that the file ends before
     */
    ByteBuffer header(int count, String what) throws IOException {
        byte[] bytes = stream.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw cutShort(what + " of " + count + " bytes", bytes.length);
        }
        return ByteBuffer.wrap(bytes);
    }

    /**
     * The next bytes, however many: memory is asked for as they come.
     *
     * @param what they are, for the error that the file ends before
     */
    ByteBuffer body(long count, String what) throws IOException {
        if (count < 0 || count > length - position) {
            throw cutShort(what + " of " + count + " bytes", length - position);
        }
        return header(ArraySize.checked(place, count, Byte.BYTES), what);
    }

    /** All bytes that are left. */
    ByteBuffer rest(String what) throws IOException {
        return body(length - position, what);
    }

    /** Whether the file ends here. */
    boolean isAtEnd() {
        return position == length;
    }

    /** Fills {@code numbers} with the next {@code count}. */
    void read(Numbers numbers, long count, ByteOrder order) throws IOException {
        int total = ArraySize.checked(place, count, numbers.bytesEach());
        read(numbers, total, order, claim(count, numbers.bytesEach()));
    }

    /**
     * What a header claims to follow.
     *
     * @param bytes how many
     * @param start the position of the first
     */
    record Claim(double bytes, long start) {}

    /**
     * A claim of so many values from here on.
     *
     * @throws DataException if the file is known to be shorter
     */
    Claim claim(long values, double bytesEach) throws DataException {
        Claim claim = new Claim(values * bytesEach, position);
        if (length != UNKNOWN && claim.bytes() > length - position) {
            throw cutShort(claim, length - position);
        }
        return claim;
    }

    /** Fills {@code numbers} with the next {@code count} of those that a header claimed. */
    void read(Numbers numbers, int count, ByteOrder order, Claim claim) throws IOException {
        int room = length == UNKNOWN ? Math.min(count, FIRST_ROOM) : count;
        numbers.grow(room);
        int known = 0;
        while (known < count) {
            if (known == room) {
                room = (int) Math.min(count, 2L * room);
                numbers.grow(room);
            }
            int next = Math.min(room - known, CHUNK / numbers.bytesEach());
            fillChunk(next * numbers.bytesEach(), claim);
            numbers.fill(chunk.order(order), known, next);
            known += next;
        }
    }

    /** Refuses bytes after the last that the header speaks of: a header that claims too little is as wrong as one that claims too much. */
    void expectEnd() throws IOException {
        if (stream.read() >= 0) {
            throw error("its header speaks of " + position
                    + " bytes, but more follow; is it damaged, or are these several files in one?");
        }
    }

    private void fillChunk(int count, Claim claim) throws IOException {
        int found = stream.readNBytes(chunk.array(), 0, count);
        position += found;
        if (found < count) {
            throw cutShort(claim, position - claim.start());
        }
        chunk.clear().limit(count);
    }

    private DataException cutShort(Claim claim, long found) {
        return cutShort("data of %.0f bytes".formatted(claim.bytes()), found);
    }

    private DataException cutShort(String expected, long found) {
        return error("cut short: expected " + expected + ", found " + found);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
