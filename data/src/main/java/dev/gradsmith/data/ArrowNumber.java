package dev.gradsmith.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Type;

/**
 * How the values of an Arrow column are numbers.
 *
 * @param bits how many bits a value has
 */
record ArrowNumber(int bits, Reading reading) {

    /** Signed numbers of 32 bits. */
    static final ArrowNumber INTS =
            new ArrowNumber(Integer.SIZE, (buffer, index) -> buffer.getInt(index * Integer.BYTES));

    /** The value at an index of a buffer. */
    interface Reading {
        double at(ByteBuffer buffer, int index);
    }

    double at(ByteBuffer buffer, int index) {
        return reading.at(buffer, index);
    }

    /** How many bytes so many values take. */
    long bytes(long count) {
        return (count * bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Whether the bit of an index is set. */
    static boolean bit(ByteBuffer bits, int index) {
        return (bits.get(index >> 3) >> (index & 7) & 1) != 0;
    }

    /** Whether the bits of what is there, which are none where all is, say that a value is not. */
    static boolean isMissing(ByteBuffer validity, int index) {
        return validity.hasRemaining() && !bit(validity, index);
    }

    /** The way for a column; empty if its values are no numbers. */
    static Optional<ArrowNumber> of(Field field) {
        return switch (field.typeType()) {
            case Type.Bool -> Optional.of(new ArrowNumber(1, (buffer, index) -> bit(buffer, index) ? 1 : 0));
            case Type.Int -> ofInt(typed(field, new Int()));
            case Type.FloatingPoint -> ofFloat(typed(field, new FloatingPoint()));
            case Type.Decimal -> ofDecimal(typed(field, new Decimal()));
            default -> Optional.empty();
        };
    }

    private static <T extends com.google.flatbuffers.Table> T typed(Field field, T type) {
        if (field.type(type) == null) {
            throw new IllegalArgumentException("a type without its description");
        }
        return type;
    }

    /** The way for whole numbers; empty if they have an unknown number of bits. */
    static Optional<ArrowNumber> ofInt(Int type) {
        Optional<Reading> reading = type.isSigned() ? signed(type.bitWidth()) : unsigned(type.bitWidth());
        return reading.map(known -> new ArrowNumber(type.bitWidth(), known));
    }

    private static Optional<Reading> signed(int bits) {
        return switch (bits) {
            case Byte.SIZE -> Optional.of(ByteBuffer::get);
            case Short.SIZE -> Optional.of((buffer, index) -> buffer.getShort(index * Short.BYTES));
            case Integer.SIZE -> Optional.of((buffer, index) -> buffer.getInt(index * Integer.BYTES));
            case Long.SIZE -> Optional.of((buffer, index) -> buffer.getLong(index * Long.BYTES));
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> unsigned(int bits) {
        return switch (bits) {
            case Byte.SIZE -> Optional.of((buffer, index) -> Byte.toUnsignedInt(buffer.get(index)));
            case Short.SIZE ->
                Optional.of((buffer, index) -> Short.toUnsignedInt(buffer.getShort(index * Short.BYTES)));
            case Integer.SIZE ->
                Optional.of((buffer, index) -> Integer.toUnsignedLong(buffer.getInt(index * Integer.BYTES)));
            case Long.SIZE -> Optional.of((buffer, index) -> Numbers.unsigned(buffer.getLong(index * Long.BYTES)));
            default -> Optional.empty();
        };
    }

    private static Optional<ArrowNumber> ofFloat(FloatingPoint type) {
        return switch (type.precision()) {
            case Precision.SINGLE ->
                Optional.of(new ArrowNumber(Float.SIZE, (buffer, index) -> buffer.getFloat(index * Float.BYTES)));
            case Precision.DOUBLE ->
                Optional.of(new ArrowNumber(Double.SIZE, (buffer, index) -> buffer.getDouble(index * Double.BYTES)));
            default -> Optional.empty();
        };
    }

    private static Optional<ArrowNumber> ofDecimal(Decimal type) {
        int bytes = type.bitWidth() / Byte.SIZE;
        int scale = type.scale();
        if (bytes < Integer.BYTES || bytes > 2 * Long.BYTES * 2) {
            return Optional.empty();
        }
        return Optional.of(new ArrowNumber(type.bitWidth(), (buffer, index) -> {
            byte[] value = new byte[bytes];
            for (int i = 0; i < bytes; i++) {
                int place = buffer.order() == ByteOrder.LITTLE_ENDIAN ? bytes - 1 - i : i;
                value[i] = buffer.get(index * bytes + place);
            }
            return new BigDecimal(new BigInteger(value), scale).doubleValue();
        }));
    }
}
