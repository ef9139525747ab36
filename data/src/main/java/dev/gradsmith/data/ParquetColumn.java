package dev.gradsmith.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** A column of a Parquet file while it is read: its name for the table, and what is left of its group of rows. */
final class ParquetColumn {
    private final Path file;
    private final ColumnDescriptor descriptor;
    private final String name;
    private final boolean isNested;
    private final boolean isText;
    private final Optional<ParquetNumber> number;

    private Optional<ColumnReader> group = Optional.empty();

    /** How many values of the group have not been read, missing ones among them. */
    private long left;

    /** From this definition level on there is an element of the list; 0 where the column is none. */
    private final int elementLevel;

    ParquetColumn(Path file, MessageType schema, ColumnDescriptor descriptor) {
        this.file = file;
        this.descriptor = descriptor;
        int repeated = repeated(schema, descriptor.getPath());
        this.name = name(schema, descriptor.getPath(), repeated);
        this.elementLevel =
                repeated < 0 ? 0 : schema.getMaxDefinitionLevel(Arrays.copyOf(descriptor.getPath(), repeated + 1));
        this.isNested = descriptor.getMaxRepetitionLevel() > 1;
        this.isText = elementLevel == 0 && isText(descriptor.getPrimitiveType());
        this.number = isNested ? Optional.empty() : ParquetNumber.of(descriptor.getPrimitiveType());
    }

    /** Whether values of a type are text: bytes of which the file says so. */
    private static boolean isText(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY
                && (meaning instanceof StringLogicalTypeAnnotation || meaning instanceof EnumLogicalTypeAnnotation);
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

    boolean isReadable() {
        return isText || number.isPresent();
    }

    /** Begins a block of the table. */
    void start(ColumnBuilder builder) {
        if (!isReadable()) {
            String found = isNested ? "lists of lists" : "values of type " + type(descriptor.getPrimitiveType());
            builder.refuse("numbers", found, "convert them where the file is written");
        }
    }

    /** Lets go of the group of rows before, so that its memory can be used for the next. */
    void forget() {
        group = Optional.empty();
    }

    /** Begins a group of rows. */
    void startGroup(PageReadStore pages, ColumnReadStore columns) {
        if (isReadable()) {
            left = pages.getPageReader(descriptor).getTotalValueCount();
            group = Optional.of(columns.getColumnReader(descriptor));
        }
    }

    /** Reads the next rows of the group, the last of it perhaps. */
    void read(int rows, boolean areLast, ColumnBuilder builder) throws DataException {
        if (!isReadable()) {
            return;
        }
        ColumnReader reader = group.orElseThrow();
        for (int row = 0; row < rows; row++) {
            if (left == 0) {
                throw notAsMany("fewer");
            }
            readRow(reader, builder);
        }
        if (areLast && left > 0) {
            throw notAsMany("more");
        }
    }

    private DataException notAsMany(String how) {
        return new DataException(
                file, "damaged: column '" + name + "' has " + how + " values than its group of rows claims rows");
    }

    private void readRow(ColumnReader reader, ColumnBuilder builder) throws DataException {
        int level = reader.getCurrentDefinitionLevel();
        int rowLevel = elementLevel > 0 ? elementLevel - 1 : descriptor.getMaxDefinitionLevel();
        if (level < rowLevel) {
            consume(reader);
            builder.addMissingRow();
            return;
        }
        if (isText) {
            builder.addUtf8(reader.getBinary().toByteBuffer());
            consume(reader);
            return;
        }
        ParquetNumber values = number.orElseThrow();
        do {
            readElement(reader, values, builder);
            consume(reader);
        } while (left > 0 && reader.getCurrentRepetitionLevel() > 0);
        builder.endRow();
    }

    /** Reads what stands at one definition level: a value, a missing value, or nothing in a row that is empty. */
    private void readElement(ColumnReader reader, ParquetNumber values, ColumnBuilder builder) throws DataException {
        int level = reader.getCurrentDefinitionLevel();
        if (level == descriptor.getMaxDefinitionLevel()) {
            builder.add(values.read(reader));
        } else if (level >= elementLevel) {
            builder.addMissing();
        }
    }

    private void consume(ColumnReader reader) {
        reader.consume();
        left--;
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
