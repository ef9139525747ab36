package dev.gradsmith.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the texts of a column, each different one kept once. */
final class Words {
    /** More are hardly categories, and would fill memory. */
    static final int MOST = 1 << 16;

    private static final int MOST_LETTERS = 1 << 22;
    private static final int FIRST_ROOM = 64;

    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int[] codes = new int[FIRST_ROOM];
    private int rows;
    private long letters;

    /** The next row's text; nothing if it is missing. Says whether there was room. */
    boolean add(String source, Optional<String> text) throws DataException {
        if (rows == codes.length) {
            codes = Arrays.copyOf(codes, ArraySize.next(source, rows, Integer.BYTES));
        }
        codes[rows++] = text.map(this::code).orElse(TextColumn.MISSING);
        return words.size() <= MOST && letters <= MOST_LETTERS;
    }

    int rows() {
        return rows;
    }

    TextColumn column(Origin origin, String name, ColumnBuilder.Refusal asNumber) {
        return new TextColumn(origin, name, rows, codes, List.copyOf(words), asNumber);
    }

    private int code(String text) {
        Integer known = positions.putIfAbsent(text, words.size());
        if (known != null) {
            return known;
        }
        words.add(text);
        letters += text.length();
        return words.size() - 1;
    }
}
