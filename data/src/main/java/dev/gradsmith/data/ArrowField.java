package dev.gradsmith.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;

/**
 * What the schema of an Arrow file says of a column, or of what is inside it.
 *
 * @param type one of {@link Type}'s constants
 * @param dictionary which holds the values, where the column has indices of them
 * @param number how a value is a number; empty if it is none
 * @param listSize how many elements a list of type {@link Type#FixedSizeList} has
 * @param buffers how many a batch has for this field itself, without those of its children and those of a view's data
 */
record ArrowField(
        String name,
        byte type,
        Optional<Encoding> dictionary,
        Optional<ArrowNumber> number,
        int listSize,
        int buffers,
        List<ArrowField> children) {

    /** Indices into a dictionary. */
    record Encoding(long id, ArrowNumber index) {}

    private static final int DEEPEST = 32;
    private static final int SMALLEST_FIELD_BYTES = 16;

    /**
     * The columns of a schema.
     *
     * @param bytes how long the schema is: one that refers to its parts over and over would grow without end
     * @throws IllegalArgumentException if the schema is not what it claims
     */
    static List<ArrowField> all(org.apache.arrow.flatbuf.Schema schema, int bytes) {
        int[] left = {bytes / SMALLEST_FIELD_BYTES};
        List<ArrowField> fields = new ArrayList<>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            fields.add(of(schema.fields(i), 0, left));
        }
        return fields;
    }

    private static ArrowField of(Field field, int depth, int[] left) {
        left[0]--;
        if (left[0] < 0 || depth > DEEPEST) {
            throw new IllegalArgumentException("a schema that refers to itself");
        }
        List<ArrowField> children = new ArrayList<>();
        for (int i = 0; i < field.childrenLength(); i++) {
            children.add(of(field.children(i), depth + 1, left));
        }
        int listSize = field.typeType() == Type.FixedSizeList ? listSize(field) : 0;
        Optional<Encoding> dictionary = Optional.ofNullable(field.dictionary()).map(ArrowField::encoding);
        Optional<ArrowNumber> number = dictionary.isPresent() ? Optional.empty() : ArrowNumber.of(field);
        int buffers = dictionary.isPresent() ? 2 : buffers(field);
        String name = Objects.requireNonNullElse(field.name(), "");
        return new ArrowField(name, field.typeType(), dictionary, number, listSize, buffers, List.copyOf(children));
    }

    /** Without a type of their own, indices are signed and have 32 bits. */
    private static Encoding encoding(DictionaryEncoding encoding) {
        Int type = encoding.indexType();
        ArrowNumber index = (type == null ? Optional.of(ArrowNumber.INTS) : ArrowNumber.ofInt(type))
                .orElseThrow(() -> new IllegalArgumentException("indices of an unknown type"));
        return new Encoding(encoding.id(), index);
    }

    private static int listSize(Field field) {
        FixedSizeList list = new FixedSizeList();
        if (field.type(list) == null || list.listSize() < 1) {
            throw new IllegalArgumentException("a list without its size");
        }
        return list.listSize();
    }

    /** Whether each row is a list of numbers. */
    boolean isListOfNumbers() {
        boolean isList = type == Type.List || type == Type.LargeList || type == Type.FixedSizeList;
        return isList
                && !isEncoded()
                && children.size() == 1
                && children.get(0).number().isPresent();
    }

    /** Whether each row is a text, plain or by its index in a dictionary. */
    boolean isText() {
        return ArrowTexts.areIn(type);
    }

    /** Whether it holds indices of what is in a dictionary. */
    boolean isEncoded() {
        return dictionary.isPresent();
    }

    private static int buffers(Field field) {
        return switch (field.typeType()) {
            case Type.Null, Type.RunEndEncoded -> 0;
            case Type.Struct_, Type.FixedSizeList -> 1;
            case Type.Union ->
                field.type(new Union()) instanceof Union union && union.mode() == UnionMode.Dense ? 2 : 1;
            case Type.Binary, Type.Utf8, Type.LargeBinary, Type.LargeUtf8, Type.ListView, Type.LargeListView -> 3;
            default -> 2;
        };
    }

    /** Whether each batch says anew how many more buffers there are. */
    boolean isView() {
        return !isEncoded() && (type == Type.BinaryView || type == Type.Utf8View);
    }

    /** What an error calls the type. */
    String typeName() {
        String known = type >= 0 && type < Type.names.length ? Type.name(type) : "number " + type;
        return isEncoded() ? known + " in a dictionary" : known;
    }
}
