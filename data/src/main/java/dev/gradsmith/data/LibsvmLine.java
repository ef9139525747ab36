package dev.gradsmith.data;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.StringTokenizer;

/**
 * Reads one line of a LIBSVM file.
 *
 * @param number of the line, from 1
 * @param largest the largest index allowed, {@code because} saying why
 */
record LibsvmLine(Path file, long number, int largest, String because) {

    /** Adds the line's row, if there is anything but a comment in it. */
    void read(String text, SparseRows.Builder rows) throws DataException {
        int comment = text.indexOf('#');
        StringTokenizer items = new StringTokenizer(comment < 0 ? text : text.substring(0, comment));
        if (!items.hasMoreTokens()) {
            return;
        }
        rows.startRow(parsed("label", items.nextToken()), number);
        int before = 0;
        while (items.hasMoreTokens()) {
            before = feature(items.nextToken(), before, rows);
        }
    }

    /** Adds a feature and gives its index. */
    private int feature(String item, int before, SparseRows.Builder rows) throws DataException {
        int colon = item.indexOf(':');
        if (colon < 0) {
            throw error("expected index:value, found " + NumberText.quoted(item));
        }
        int index = index(item, item.substring(0, colon));
        if (index <= before) {
            throw error("the index " + index + " follows " + before + "; they must rise, from 1");
        }
        rows.add(index - 1, parsed("feature " + index, item.substring(colon + 1)));
        return index;
    }

    private int index(String item, String text) throws DataException {
        if (!text.matches("[0-9]+")) {
            String advice = text.equals("qid") ? "; queries of rankings are not read: leave them out" : "";
            throw error("expected index:value, found " + NumberText.quoted(item) + advice);
        }
        // So many digits that they do not fit are too large as well.
        double index = Double.parseDouble(text);
        if (index > largest) {
            throw error("the index " + text + " is larger than " + largest + because);
        }
        return (int) index;
    }

    private double parsed(String what, String text) throws DataException {
        OptionalDouble value = NumberText.parse(text);
        if (value.isEmpty()) {
            throw error(what + ": expected " + NumberText.expected(text) + ", found " + NumberText.quoted(text));
        }
        return value.getAsDouble();
    }

    private DataException error(String message) {
        return new DataException(file, number, message);
    }
}
