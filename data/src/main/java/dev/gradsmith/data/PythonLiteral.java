package dev.gradsmith.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As much of Python's notation as the header of a {@code .npy} file needs: dictionaries, tuples, lists, strings, whole numbers, truth values. */
final class PythonLiteral {
    private static final int DEEPEST = 16;
    private static final int MOST_DIGITS = 18;

    private final String text;
    private int at;

    /** A text that is not what it should be; the message says where and why. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** A dictionary with strings for keys; a tuple or list in it is a {@link List}, a number a {@link Long}. */
    static Map<String, Object> dictionary(String text) throws Malformed {
        PythonLiteral parser = new PythonLiteral(text);
        Map<String, Object> dictionary = parser.dictionary(0);
        if (parser.peek() != 0) {
            throw parser.expected("the end");
        }
        return dictionary;
    }

    private Map<String, Object> dictionary(int depth) throws Malformed {
        Map<String, Object> entries = new HashMap<>();
        expect('{');
        while (peek() != '}') {
            String key = string();
            expect(':');
            if (entries.put(key, value(depth + 1)) != null) {
                throw new Malformed("'" + key + "' occurs twice");
            }
            if (peek() != '}') {
                expect(',');
            }
        }
        at++;
        return entries;
    }

    private Object value(int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw new Malformed("more than " + DEEPEST + " brackets in one another");
        }
        return switch (peek()) {
            case '{' -> dictionary(depth);
            case '(' -> items('(', ')', depth);
            case '[' -> items('[', ']', depth);
            case '\'', '"' -> string();
            case 'T' -> word("True", true);
            case 'F' -> word("False", false);
            default -> number();
        };
    }

    private List<Object> items(char open, char close, int depth) throws Malformed {
        List<Object> items = new ArrayList<>();
        expect(open);
        while (peek() != close) {
            items.add(value(depth + 1));
            if (peek() != close) {
                expect(',');
            }
        }
        at++;
        return items;
    }

    private String string() throws Malformed {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw expected("a string");
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw expected("a string's end");
        }
        String value = text.substring(at + 1, end);
        at = end + 1;
        return value;
    }

    private boolean word(String word, boolean value) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw expected(word);
        }
        at += word.length();
        return value;
    }

    private Long number() throws Malformed {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start || at - start > MOST_DIGITS) {
            at = start;
            throw expected("a number of 1 to " + MOST_DIGITS + " digits");
        }
        long value = Long.parseLong(text.substring(start, at));
        // Python 2 marked its long numbers.
        at += peek() == 'L' ? 1 : 0;
        return value;
    }

    private void expect(char wanted) throws Malformed {
        if (peek() != wanted) {
            throw expected("'" + wanted + "'");
        }
        at++;
    }

    /** The next character that is no space, 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private Malformed expected(String what) {
        String found = at < text.length() ? NumberText.quoted(text.substring(at)) : "the end";
        return new Malformed("expected " + what + ", found " + found);
    }
}
