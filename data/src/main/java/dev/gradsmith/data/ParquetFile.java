package dev.gradsmith.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/** A Parquet file while it is read, group of rows by group of rows. */
final class ParquetFile implements TableReader {
    private final Path file;
    private final ParquetFileReader reader;
    private final FileMetaData description;
    private final List<ParquetColumn> columns;
    private final TableBuilder table;

    /** The rows of all groups that have not been read. */
    private long left;

    private int nextGroup;
    private long leftInGroup;

    private ParquetFile(Path file, ParquetFileReader reader, String... names) throws IOException {
        this.file = file;
        this.reader = reader;
        this.description = reader.getFileMetaData();
        this.left = rows();
        this.columns = List.copyOf(chosen(names).values());
        this.table = new TableBuilder(
                file.toString(), columns.stream().map(ParquetColumn::name).toList());
        reader.setRequestedSchema(columns.stream()
                .filter(ParquetColumn::isReadable)
                .map(ParquetColumn::descriptor)
                .toList());
    }

    static ParquetFile open(Path file, String... names) throws DataException {
        ParquetMagic.check(file);
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .build();
        return guarded(file, () -> {
            ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options);
            try {
                return new ParquetFile(file, reader, names);
            } catch (IOException | RuntimeException e) {
                reader.close();
                throw e;
            }
        });
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T guarded(Path file, Action<T> action) throws DataException {
        try {
            return action.run();
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library has no exception of its own for what is malformed: indices, casts and its checks fail,
            // whatever comes first.
            throw damaged(file, e);
        } catch (OutOfMemoryError e) {
            // It believes sizes of pages and lists that the file claims, up to 2 GB each.
            throw new DataException(
                    file.toString(),
                    "it needs more memory than this JVM has, or is damaged; try a larger heap (-Xmx)",
                    e);
        }
    }

    private static DataException damaged(Path file, Exception e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String words = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
        return new DataException(file.toString(), "damaged: " + words, e);
    }

    @Override
    public int width() {
        return columns.size();
    }

    @Override
    public Table next(int most) throws DataException {
        long wanted = Math.min(most, left);
        if (wanted > ArraySize.LARGEST) {
            throw new DataException(file, "it claims " + left + " rows, more than an array holds");
        }
        return guarded(file, () -> read((int) wanted));
    }

    private Table read(int rows) throws IOException {
        table.start();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).start(table.column(i));
        }
        for (int read = 0; read < rows; ) {
            if (leftInGroup == 0) {
                startGroup();
            }
            int more = (int) Math.min(rows - read, leftInGroup);
            leftInGroup -= more;
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).read(more, leftInGroup == 0, table.column(i));
            }
            read += more;
        }
        left -= rows;
        return table.finish(rows);
    }

    /** Goes on to the next group of rows, of which there is one. */
    private void startGroup() throws IOException {
        int group = nextGroup++;
        leftInGroup = reader.getRowGroups().get(group).getRowCount();
        if (leftInGroup == 0 || columns.stream().noneMatch(ParquetColumn::isReadable)) {
            return;
        }
        columns.forEach(ParquetColumn::forget);
        requireMemory(reader.getRowGroups().get(group));
        PageReadStore pages = reader.readRowGroup(group);
        ColumnReadStore values = new ColumnReadStoreImpl(
                pages, new NoConversion(description.getSchema()), description.getSchema(), description.getCreatedBy());
        for (ParquetColumn column : columns) {
            column.startGroup(pages, values);
        }
    }

    /** The library holds all of a group that is asked for, packed, before it gives the first value. */
    private void requireMemory(BlockMetaData group) throws DataException {
        Set<ColumnPath> wanted = columns.stream()
                .filter(ParquetColumn::isReadable)
                .map(column -> ColumnPath.get(column.descriptor().getPath()))
                .collect(Collectors.toSet());
        long bytes = group.getColumns().stream()
                .filter(chunk -> wanted.contains(chunk.getPath()))
                .mapToLong(ColumnChunkMetaData::getTotalSize)
                .sum();
        long heap = Runtime.getRuntime().maxMemory();
        if (bytes > heap) {
            throw new DataException(
                    file,
                    "a group of " + group.getRowCount() + " rows takes " + bytes
                            + " bytes in the columns that are read, and this JVM's heap has " + heap
                            + "; read fewer columns, write smaller groups, or give a larger heap (-Xmx)");
        }
    }

    @Override
    public void close() throws DataException {
        guarded(file, () -> {
            reader.close();
            return file;
        });
    }

    /** The number of rows, and a check that what the file says of its parts can be. */
    private long rows() throws IOException {
        long length = Files.size(file);
        long rows = 0;
        for (BlockMetaData group : reader.getRowGroups()) {
            if (group.getRowCount() < 0 || group.getRowCount() > Long.MAX_VALUE - rows) {
                throw new DataException(file, "damaged: a group of " + group.getRowCount() + " rows");
            }
            rows += group.getRowCount();
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                check(chunk, length);
            }
        }
        return rows;
    }

    private void check(ColumnChunkMetaData chunk, long length) throws DataException {
        if (ParquetCodec.of(chunk.getCodec()).isEmpty()) {
            throw new DataException(
                    file, "it is compressed with " + chunk.getCodec() + "; SNAPPY, GZIP and ZSTD are read, or none");
        }
        long start = chunk.getStartingPos();
        long size = chunk.getTotalSize();
        if (start < 0 || size < 0 || start > length || size > length - start) {
            throw new DataException(
                    file,
                    "damaged: column '" + chunk.getPath().toDotString() + "' claims " + size + " bytes from byte "
                            + start + " on, in a file of " + length);
        }
    }

    private Map<String, ParquetColumn> chosen(String... names) throws DataException {
        MessageType schema = description.getSchema();
        Map<String, ParquetColumn> all = new LinkedHashMap<>();
        for (ColumnDescriptor descriptor : schema.getColumns()) {
            ParquetColumn column = new ParquetColumn(file, schema, descriptor);
            if (all.put(column.name(), column) != null) {
                throw new DataException(file, "two columns are called '" + column.name() + "'");
            }
        }
        return Names.chosen(file.toString(), "column", all, names);
    }
}
