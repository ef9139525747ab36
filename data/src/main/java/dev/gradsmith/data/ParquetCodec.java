package dev.gradsmith.data;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * Unpacks the pages of a Parquet file. The library's own way needs Hadoop for gzip, and believes the size that a page claims to have
 * unpacked; here memory grows with what comes.
 */
enum ParquetCodec implements BytesInputDecompressor {
    UNCOMPRESSED {
        @Override
        byte[] unpacked(byte[] bytes, int size) {
            return bytes;
        }
    },
    SNAPPY {
        @Override
        byte[] unpacked(byte[] bytes, int size) throws IOException {
            int claimed = Snappy.uncompressedLength(bytes);
            // Three bytes stand for 64 at most.
            if (claimed != size || claimed / LARGEST_SNAPPY_RATIO > bytes.length) {
                throw new IOException("a page of " + bytes.length + " bytes claims to have " + size + " unpacked");
            }
            return Snappy.uncompress(bytes);
        }
    },
    GZIP {
        @Override
        byte[] unpacked(byte[] bytes, int size) throws IOException {
            try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return stream.readNBytes(size);
            }
        }
    },
    ZSTD {
        @Override
        byte[] unpacked(byte[] bytes, int size) throws IOException {
            try (InputStream stream = new ZstdInputStream(new ByteArrayInputStream(bytes))) {
                return stream.readNBytes(size);
            }
        }
    };

    private static final int LARGEST_SNAPPY_RATIO = 64;

    /** The codec of this name; empty if there is none here. */
    static Optional<ParquetCodec> of(CompressionCodecName name) {
        return switch (name) {
            case UNCOMPRESSED -> Optional.of(UNCOMPRESSED);
            case SNAPPY -> Optional.of(SNAPPY);
            case GZIP -> Optional.of(GZIP);
            case ZSTD -> Optional.of(ZSTD);
            case LZO, BROTLI, LZ4, LZ4_RAW -> Optional.empty();
        };
    }

    /** At most the first {@code size} unpacked bytes. */
    abstract byte[] unpacked(byte[] bytes, int size) throws IOException;

    @Override
    public BytesInput decompress(BytesInput packed, int size) throws IOException {
        return BytesInput.from(exactly(packed.toInputStream().readAllBytes(), size));
    }

    @Override
    public void decompress(ByteBuffer packed, int packedSize, ByteBuffer into, int size) throws IOException {
        byte[] bytes = new byte[packedSize];
        packed.get(bytes);
        into.put(exactly(bytes, size)).flip();
    }

    @Override
    public void release() {}

    private byte[] exactly(byte[] packed, int size) throws IOException {
        if (size < 0) {
            throw new IOException("a page claims " + size + " bytes");
        }
        byte[] unpacked = unpacked(packed, size);
        if (unpacked.length != size) {
            throw new EOFException("a page claims " + size + " bytes unpacked and has " + unpacked.length);
        }
        return unpacked;
    }
}
