package dev.gradsmith.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** How a value of a Parquet column is a number: by its type, and by what the file says that the type means. */
interface ParquetNumber {

    /** The value at which the reader stands. */
    double read(ColumnReader reader);

    /** The way for a type; empty if its values are no numbers: dates, text. */
    static Optional<ParquetNumber> of(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return decimal(type, decimal.getScale());
        }
        if (meaning != null && !(meaning instanceof IntLogicalTypeAnnotation)) {
            return Optional.empty();
        }
        boolean isUnsigned = isUnsigned(meaning);
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Optional.of(reader -> reader.getBoolean() ? 1 : 0);
            case FLOAT -> Optional.of(ColumnReader::getFloat);
            case DOUBLE -> Optional.of(ColumnReader::getDouble);
            case INT32 ->
                Optional.of(
                        isUnsigned ? reader -> Integer.toUnsignedLong(reader.getInteger()) : ColumnReader::getInteger);
            case INT64 ->
                Optional.of(isUnsigned ? reader -> Numbers.unsigned(reader.getLong()) : ColumnReader::getLong);
            case INT96, BINARY, FIXED_LEN_BYTE_ARRAY -> Optional.empty();
        };
    }

    private static Optional<ParquetNumber> decimal(PrimitiveType type, int scale) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 ->
                Optional.of(
                        reader -> BigDecimal.valueOf(reader.getInteger(), scale).doubleValue());
            case INT64 ->
                Optional.of(
                        reader -> BigDecimal.valueOf(reader.getLong(), scale).doubleValue());
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                Optional.of(reader ->
                        new BigDecimal(new BigInteger(reader.getBinary().getBytes()), scale).doubleValue());
            case INT96, BOOLEAN, FLOAT, DOUBLE -> Optional.empty();
        };
    }

    private static boolean isUnsigned(@Nullable LogicalTypeAnnotation meaning) {
        return meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
    }
}
