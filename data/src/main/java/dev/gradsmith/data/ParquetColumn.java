package dev.gradsmith.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** A column of a Parquet file: its name for the table, and its values so far. */
final class ParquetColumn {
    private final ColumnDescriptor descriptor;
    private final String name;
    private final ColumnBuilder builder;
    private final Optional<ParquetNumber> number;

    /** From this definition level on there is an element of the list; 0 where the column is none. */
    private final int elementLevel;

    ParquetColumn(Path file, MessageType schema, ColumnDescriptor descriptor) {
        this.descriptor = descriptor;
        int repeated = repeated(schema, descriptor.getPath());
        this.name = name(schema, descriptor.getPath(), repeated);
        this.elementLevel =
                repeated < 0 ? 0 : schema.getMaxDefinitionLevel(Arrays.copyOf(descriptor.getPath(), repeated + 1));
        this.builder = new ColumnBuilder(file::toString, name);
        boolean isNested = descriptor.getMaxRepetitionLevel() > 1;
        this.number = isNested ? Optional.empty() : ParquetNumber.of(descriptor.getPrimitiveType());
        if (number.isEmpty()) {
            String found = isNested ? "lists of lists" : "values of type " + type(descriptor.getPrimitiveType());
            builder.refuse("numbers", found, "convert them where the file is written");
        }
    }

    private static String type(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return type.getPrimitiveTypeName() + (meaning == null ? "" : " (" + meaning + ")");
    }

    String name() {
        return name;
    }

    ColumnDescriptor descriptor() {
        return descriptor;
    }

    boolean isNumeric() {
        return number.isPresent();
    }

    /** Reads this column of a group of rows. */
    void read(PageReadStore pages, ColumnReadStore columns) throws DataException {
        if (number.isEmpty()) {
            return;
        }
        long count = pages.getPageReader(descriptor).getTotalValueCount();
        ColumnReader reader = columns.getColumnReader(descriptor);
        for (long i = 0; i < count; i++) {
            readValue(reader, number.get());
        }
    }

    /** Reads what stands at one definition level: a value, a missing value, a row that is empty or missing as a whole. */
    private void readValue(ColumnReader reader, ParquetNumber values) throws DataException {
        int level = reader.getCurrentDefinitionLevel();
        int rowLevel = elementLevel > 0 ? elementLevel - 1 : descriptor.getMaxDefinitionLevel();
        if (level < rowLevel) {
            reader.consume();
            builder.addMissingRow();
            return;
        }
        if (level == descriptor.getMaxDefinitionLevel()) {
            builder.add(values.read(reader));
        } else if (level >= elementLevel) {
            builder.addMissing();
        }
        reader.consume();
        if (reader.getCurrentRepetitionLevel() == 0) {
            builder.endRow();
        }
    }

    /**
     * The column of all groups that were read.
     *
     * @throws DataException if there were not as many rows as the file claims
     */
    Column build(int rows) throws DataException {
        return builder.build(rows);
    }

    /** The position in the path of the type that repeats; -1 if none does. */
    private static int repeated(MessageType schema, String... path) {
        for (int i = 0; i < path.length; i++) {
            if (schema.getType(Arrays.copyOf(path, i + 1)).isRepetition(Type.Repetition.REPEATED)) {
                return i;
            }
        }
        return -1;
    }

    /** Lists have the name of the list, without what the format puts between a list and its elements. */
    private static String name(MessageType schema, String[] path, int repeated) {
        if (repeated <= 0) {
            return String.join(".", path);
        }
        Type list = schema.getType(Arrays.copyOf(path, repeated + 1));
        boolean isWrapper = !list.isPrimitive() && list.asGroupType().getFieldCount() == 1;
        return String.join(".", isWrapper ? Arrays.copyOf(path, repeated) : path);
    }
}
