package dev.gradsmith.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/** An Arrow file while it is read, batch by batch. */
final class ArrowFile implements TableReader {
    private final String source;
    private final ByteInput bytes;
    private final ArrowMessages messages;
    private final ByteOrder order;
    private final List<ArrowColumn> all;
    private final List<ArrowColumn> chosen;
    private final ArrowDictionaries dictionaries;
    private final TableBuilder table;
    private int leftInBatch;

    private ArrowFile(Path file, ByteInput bytes, String... names) throws IOException {
        this.source = file.toString();
        this.bytes = bytes;
        this.messages = new ArrowMessages(bytes);
        ArrowMessages.Part first = messages.next().orElseThrow(() -> bytes.error("there is no schema in it"));
        if (first.message().headerType() != MessageHeader.Schema) {
            throw bytes.error("damaged: its first message is no schema");
        }
        Schema schema = header(first, new Schema());
        Map<String, ArrowColumn> columns = columns(schema, first.length());
        this.order = schema.endianness() == Endianness.Big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        this.all = List.copyOf(columns.values());
        this.chosen = List.copyOf(Names.chosen(source, "column", columns, names).values());
        this.dictionaries =
                new ArrowDictionaries(chosen.stream().map(ArrowColumn::field).toList());
        this.table =
                new TableBuilder(source, chosen.stream().map(ArrowColumn::name).toList());
    }

    static ArrowFile open(Path file, ByteInput bytes, String... names) throws IOException {
        return guarded(file.toString(), () -> new ArrowFile(file, bytes, names));
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T guarded(String source, Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // The format's library follows the offsets that a message gives, wherever they lead.
            throw new DataException(source, "damaged: a message that leads out of itself: " + e.getMessage(), e);
        }
    }

    private Map<String, ArrowColumn> columns(Schema schema, int length) throws DataException {
        Map<String, ArrowColumn> columns = new LinkedHashMap<>();
        for (ArrowField field : ArrowField.all(schema, length)) {
            if (columns.put(field.name(), new ArrowColumn(field)) != null) {
                throw bytes.error("two columns are called '" + field.name() + "'");
            }
        }
        return columns;
    }

    @Override
    public int width() {
        return chosen.size();
    }

    @Override
    public Table next(int most) throws IOException {
        return guarded(source, () -> read(most));
    }

    private Table read(int most) throws IOException {
        table.start();
        for (int i = 0; i < chosen.size(); i++) {
            chosen.get(i).start(table.column(i));
        }
        long read = 0;
        while (read < most && (leftInBatch > 0 || startBatch())) {
            int more = (int) Math.min(most - read, leftInBatch);
            for (int i = 0; i < chosen.size(); i++) {
                chosen.get(i).read(more, table.column(i));
            }
            leftInBatch -= more;
            read += more;
        }
        return table.finish(ArraySize.checked(source, read, 1));
    }

    /** Goes on to the next batch that has rows; false if there is none. */
    private boolean startBatch() throws IOException {
        while (leftInBatch == 0) {
            chosen.forEach(ArrowColumn::forget);
            Optional<ArrowMessages.Part> part = messages.next();
            if (part.isEmpty()) {
                return false;
            }
            switch (part.get().message().headerType()) {
                case MessageHeader.RecordBatch ->
                    startBatch(batch(
                            header(part.get(), new RecordBatch()), part.get().body()));
                case MessageHeader.DictionaryBatch -> addDictionary(part.get());
                default -> {
                    // Tensors and what is yet to come; rows are in batches.
                }
            }
        }
        return true;
    }

    private void startBatch(ArrowBatch batch) throws DataException {
        for (ArrowColumn column : all) {
            if (chosen.contains(column)) {
                column.startBatch(batch, dictionaries);
            } else {
                column.skip(batch);
            }
        }
        leftInBatch = batch.rows();
    }

    private void addDictionary(ArrowMessages.Part part) throws DataException {
        DictionaryBatch description = header(part, new DictionaryBatch());
        RecordBatch data = description.data();
        if (data == null) {
            throw new IllegalArgumentException("a dictionary without content");
        }
        dictionaries.add(description, batch(data, part.body()));
    }

    private ArrowBatch batch(RecordBatch description, ByteBuffer body) throws DataException {
        if (description.compression() != null) {
            String codec = CompressionType.name(description.compression().codec());
            throw bytes.error("it is compressed with " + codec + "; write it uncompressed");
        }
        return new ArrowBatch(source, description, body, order);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private static <T extends com.google.flatbuffers.Table> T header(ArrowMessages.Part part, T header) {
        if (part.message().header(header) == null) {
            throw new IllegalArgumentException("a message without content");
        }
        return header;
    }
}
