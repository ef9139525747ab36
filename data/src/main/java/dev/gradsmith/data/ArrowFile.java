package dev.gradsmith.data;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/** An Arrow file while it is read, batch by batch. */
final class ArrowFile {
    private final String source;
    private final ByteInput bytes;

    ArrowFile(Path file, ByteInput bytes) {
        this.source = file.toString();
        this.bytes = bytes;
    }

    Table table(String... names) throws IOException {
        try {
            return read(new ArrowMessages(bytes), names);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // The format's library follows the offsets that a message gives, wherever they lead.
            throw new DataException(source, "damaged: a message that leads out of itself: " + e.getMessage(), e);
        }
    }

    private Table read(ArrowMessages messages, String... names) throws IOException {
        ArrowMessages.Part first = messages.next().orElseThrow(() -> bytes.error("there is no schema in it"));
        if (first.message().headerType() != MessageHeader.Schema) {
            throw bytes.error("damaged: its first message is no schema");
        }
        Schema schema = header(first, new Schema());
        Map<String, ArrowColumn> all = columns(schema, first.length());
        Map<String, ArrowColumn> chosen = Names.chosen(source, "column", all, names);

        ByteOrder order = schema.endianness() == Endianness.Big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long rows = 0;
        for (Optional<ArrowMessages.Part> part = messages.next(); part.isPresent(); part = messages.next()) {
            if (part.get().message().headerType() == MessageHeader.RecordBatch) {
                rows += readBatch(part.get(), all.values(), Set.copyOf(chosen.values()), order);
            }
        }
        int total = ArraySize.checked(source, rows, 1);
        List<Column> built = new ArrayList<>();
        for (ArrowColumn column : chosen.values()) {
            built.add(column.build(total));
        }
        return Table.of(source, built, total);
    }

    private Map<String, ArrowColumn> columns(Schema schema, int length) throws DataException {
        Map<String, ArrowColumn> columns = new LinkedHashMap<>();
        for (ArrowField field : ArrowField.all(schema, length)) {
            if (columns.put(field.name(), new ArrowColumn(source, field)) != null) {
                throw bytes.error("two columns are called '" + field.name() + "'");
            }
        }
        return columns;
    }

    private int readBatch(
            ArrowMessages.Part part, Collection<ArrowColumn> all, Set<ArrowColumn> chosen, ByteOrder order)
            throws DataException {
        RecordBatch description = header(part, new RecordBatch());
        if (description.compression() != null) {
            String codec = CompressionType.name(description.compression().codec());
            throw bytes.error("it is compressed with " + codec + "; write it uncompressed");
        }
        ArrowBatch batch = new ArrowBatch(source, description, part.body(), order);
        for (ArrowColumn column : all) {
            if (chosen.contains(column)) {
                column.read(batch);
            } else {
                column.skip(batch);
            }
        }
        return batch.rows();
    }

    private static <T extends com.google.flatbuffers.Table> T header(ArrowMessages.Part part, T header) {
        if (part.message().header(header) == null) {
            throw new IllegalArgumentException("a message without content");
        }
        return header;
    }
}
