package dev.gradsmith.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The checksums of a cache's blocks, CRC-32C each, which stand behind the last block as ints, little-endian. The header has their checksum, by
 * which it is that of all data, too.
 */
final class BlockChecksums {
    private static final int FIRST_ROOM = 64;

    private int[] checksums;
    private int blocks;

    /** Of no block so far. */
    BlockChecksums() {
        this(new int[FIRST_ROOM], 0);
    }

    private BlockChecksums(int[] checksums, int blocks) {
        this.checksums = checksums;
        this.blocks = blocks;
    }

    /** How many bytes they take in a file. */
    static long bytes(long blocks) {
        return blocks * Integer.BYTES;
    }

    /** Adds that of the next block, whose bytes are left as they are. */
    void add(String source, ByteBuffer block) throws DataException {
        if (blocks == checksums.length) {
            checksums = Arrays.copyOf(checksums, ArraySize.next(source, blocks, Integer.BYTES));
        }
        checksums[blocks++] = of(block);
    }

    /** Whether these are the bytes of the block. */
    boolean match(long block, ByteBuffer bytes) {
        return checksums[(int) block] == of(bytes);
    }

    /** How a file holds them. */
    ByteBuffer content() {
        ByteBuffer content = ByteBuffer.allocate(blocks * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        content.asIntBuffer().put(checksums, 0, blocks);
        return content;
    }

    /** The checksum of all. */
    int checksum() {
        return of(content());
    }

    /** Reads those of so many blocks, which the file is long enough for, from byte {@code at} on. */
    static BlockChecksums read(FileChannel file, long at, int blocks) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(blocks * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (content.hasRemaining() && file.read(content, at + content.position()) >= 0) {
            // Until all are there; where the file has become shorter meanwhile, zeros are, which their checksum
            // refuses.
        }
        int[] checksums = new int[blocks];
        content.clear().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(checksums);
        return new BlockChecksums(checksums, blocks);
    }

    private static int of(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate());
        return (int) checksum.getValue();
    }
}
