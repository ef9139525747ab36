package dev.gradsmith.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** A Parquet file while it is read, group of rows by group of rows. */
final class ParquetFile {
    private final Path file;
    private final ParquetFileReader reader;
    private final FileMetaData description;

    private ParquetFile(Path file, ParquetFileReader reader) {
        this.file = file;
        this.reader = reader;
        this.description = reader.getFileMetaData();
    }

    static Table read(Path file, String... names) throws DataException {
        ParquetMagic.check(file);
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            return new ParquetFile(file, reader).table(names);
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

    private Table table(String... names) throws IOException {
        int rows = rows();
        Map<String, ParquetColumn> chosen = chosen(names);
        List<ColumnDescriptor> readable = new ArrayList<>();
        for (ParquetColumn column : chosen.values()) {
            if (column.isNumeric()) {
                readable.add(column.descriptor());
            }
        }
        reader.setRequestedSchema(readable);
        for (PageReadStore group = next(readable); group != null; group = next(readable)) {
            ColumnReadStore columns = new ColumnReadStoreImpl(
                    group,
                    new NoConversion(description.getSchema()),
                    description.getSchema(),
                    description.getCreatedBy());
            for (ParquetColumn column : chosen.values()) {
                column.read(group, columns);
            }
        }
        List<Column> built = new ArrayList<>();
        for (ParquetColumn column : chosen.values()) {
            built.add(column.build(rows));
        }
        return Table.of(file.toString(), built, rows);
    }

    /** The next group of rows; none where no column is to be read. */
    private @Nullable PageReadStore next(List<ColumnDescriptor> readable) throws IOException {
        return readable.isEmpty() ? null : reader.readNextRowGroup();
    }

    /** The number of rows, and a check that what the file says of its parts can be. */
    private int rows() throws IOException {
        long length = Files.size(file);
        double rows = 0;
        for (BlockMetaData group : reader.getRowGroups()) {
            if (group.getRowCount() < 0) {
                throw new DataException(file, "damaged: a group of " + group.getRowCount() + " rows");
            }
            rows += group.getRowCount();
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                check(chunk, length);
            }
        }
        if (rows > ArraySize.LARGEST) {
            throw new DataException(file, "it claims %.0f rows, more than an array holds".formatted(rows));
        }
        return (int) rows;
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
