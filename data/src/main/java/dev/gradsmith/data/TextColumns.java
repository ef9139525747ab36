package dev.gradsmith.data;

import java.util.HashMap;
import java.util.Map;

/** Which columns of a source that comes in blocks are text, as the first block with a value has shown. */
final class TextColumns {
    private final Map<String, ColumnBuilder.Kind> kinds = new HashMap<>();

    ColumnBuilder.Kind kind(String column) {
        return kinds.getOrDefault(column, ColumnBuilder.Kind.OPEN);
    }

    /** Remembers what a block's column was. */
    Column seen(Column column) {
        if (column instanceof TextColumn) {
            kinds.put(column.name(), ColumnBuilder.Kind.TEXT);
        } else if (column instanceof BuiltColumn numbers && numbers.hasValues()) {
            kinds.put(column.name(), ColumnBuilder.Kind.NUMBERS);
        }
        return column;
    }
}
