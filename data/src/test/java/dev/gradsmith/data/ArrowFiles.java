package dev.gradsmith.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Arrow files, written by Arrow's own library. */
final class ArrowFiles {
    static final ArrowType FLOAT = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
    static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    static final ArrowType INT = new ArrowType.Int(32, true);

    private ArrowFiles() {}

    /** Fills the vectors of a batch and says how many rows it has. */
    interface Filler {
        int fill(VectorSchemaRoot root, int batch);
    }

    static Field field(String name, ArrowType type, Field... children) {
        return new Field(name, FieldType.nullable(type), List.of(children));
    }

    /** A file, with the list of its messages at the end. */
    static byte[] file(List<Field> fields, int batches, Filler filler) {
        return written(fields, batches, filler, ArrowFileWriter::new);
    }

    /** A stream of messages. */
    static byte[] stream(List<Field> fields, int batches, Filler filler) {
        return written(fields, batches, filler, ArrowStreamWriter::new);
    }

    private interface Format {
        ArrowWriter writer(VectorSchemaRoot root, DictionaryProvider dictionaries, WritableByteChannel channel);
    }

    private static byte[] written(List<Field> fields, int batches, Filler filler, Format format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BufferAllocator memory = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(fields), memory);
                ArrowWriter writer = format.writer(
                        root, new DictionaryProvider.MapDictionaryProvider(), Channels.newChannel(bytes))) {
            writer.start();
            for (int batch = 0; batch < batches; batch++) {
                root.allocateNew();
                root.setRowCount(filler.fill(root, batch));
                writer.writeBatch();
            }
            writer.end();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
