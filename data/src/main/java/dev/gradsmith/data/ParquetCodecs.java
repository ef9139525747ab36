package dev.gradsmith.data;

import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Gives the library the codecs it reads with. */
final class ParquetCodecs implements CompressionCodecFactory {

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        return ParquetCodec.of(name).orElseThrow(() -> new UnsupportedOperationException(name + " is not read"));
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        throw new UnsupportedOperationException("nothing is written");
    }

    @Override
    public void release() {}
}
