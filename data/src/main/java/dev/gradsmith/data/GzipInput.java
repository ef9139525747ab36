package dev.gradsmith.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What gzip has compressed (RFC 1952): one member or several, one behind the other. The JDK's stream takes whatever is wrong behind the first member for the end of
 * all, and so loses rows without a word; here nothing may follow but further members.
 */
final class GzipInput extends InputStream {
    private static final int MAGIC = 0x1F8B;
    private static final int HEADER = 10;
    private static final int DEFLATE = 8;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int CHUNK = 1 << 15;

    private final InputStream bytes;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] chunk = new byte[CHUNK];
    private int inChunk;
    private boolean isAtEnd;

    /** @param bytes which can be marked, and begin with a member */
    GzipInput(InputStream bytes) throws IOException {
        this.bytes = bytes;
        readHeader();
    }

    /** Whether a stream that can be marked goes on with a member; it is where it was afterwards. */
    static boolean isNext(InputStream bytes) throws IOException {
        bytes.mark(2);
        boolean isNext = (bytes.read() << Byte.SIZE | bytes.read()) == MAGIC;
        bytes.reset();
        return isNext;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        while (!isAtEnd && length > 0) {
            int count = inflate(to, offset, length);
            if (count > 0) {
                checksum.update(to, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else {
                fill();
            }
        }
        return isAtEnd ? -1 : 0;
    }

    private int inflate(byte[] to, int offset, int length) throws IOException {
        try {
            return inflater.inflate(to, offset, length);
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    /** Remembers where the chunk began: what the member leaves of it is given back. */
    private void fill() throws IOException {
        bytes.mark(CHUNK);
        inChunk = bytes.read(chunk);
        if (inChunk < 0) {
            throw new EOFException();
        }
        inflater.setInput(chunk, 0, inChunk);
    }

    private void endMember() throws IOException {
        bytes.reset();
        bytes.skipNBytes(inChunk - inflater.getRemaining());
        ByteBuffer trailer = next(2 * Integer.BYTES);
        if (trailer.getInt() != (int) checksum.getValue() || trailer.getInt() != (int) inflater.getBytesWritten()) {
            throw new ZipException("its checksum or its length is wrong");
        }
        bytes.mark(1);
        isAtEnd = bytes.read() < 0;
        if (!isAtEnd) {
            bytes.reset();
            readHeader();
        }
    }

    private void readHeader() throws IOException {
        if (!isNext(bytes)) {
            throw new ZipException("behind it there are other bytes");
        }
        ByteBuffer header = next(HEADER);
        if (header.get(2) != DEFLATE) {
            throw new ZipException("its method is number " + header.get(2) + ", not " + DEFLATE);
        }
        int flags = header.get(3);
        if ((flags & HAS_EXTRA) != 0) {
            bytes.skipNBytes(next(Short.BYTES).getShort() & 0xFFFF);
        }
        skipText(flags & HAS_NAME);
        skipText(flags & HAS_COMMENT);
        bytes.skipNBytes((flags & HAS_CHECKSUM) != 0 ? Short.BYTES : 0);
        inflater.reset();
        checksum.reset();
    }

    private void skipText(int flag) throws IOException {
        for (int next = flag; next != 0; ) {
            next = bytes.read();
            if (next < 0) {
                throw new EOFException();
            }
        }
    }

    private ByteBuffer next(int count) throws IOException {
        byte[] next = bytes.readNBytes(count);
        if (next.length < count) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(next).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        bytes.close();
    }
}
