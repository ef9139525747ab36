package dev.gradsmith.runtime.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON of a known form, token by token, from UTF-8 bytes, strictly by RFC 8259. It builds nothing but the strings asked for and
 * never recurs, so that input made to do harm costs no more than its length.
 */
final class JsonReader {

    /** What is wrong, and at which byte. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(int position, String problem) {
            super("at byte " + position + ": " + problem);
        }
    }

    private final byte[] text;
    private int position;

    JsonReader(byte[] text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    /** Goes over one such token, which must come next. */
    void expect(char token) throws Malformed {
        if (!accept(token)) {
            throw malformed("expected '" + token + "' but found " + found());
        }
    }

    /** Goes over one such token, if it comes next. */
    boolean accept(char token) {
        skipSpace();
        if (position < text.length && text[position] == token) {
            position++;
            return true;
        }
        return false;
    }

    /** Makes sure that nothing but space is left. */
    void expectEnd() throws Malformed {
        skipSpace();
        if (position < text.length) {
            throw malformed("expected the end but found " + found());
        }
    }

    /** An integer from 0 to the largest long. */
    long wholeNumber() throws Malformed {
        skipSpace();
        int start = position;
        long value = 0;
        while (position < text.length && text[position] >= '0' && text[position] <= '9') {
            int digit = text[position] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw malformed("the number is too large");
            }
            value = 10 * value + digit;
            position++;
        }
        if (position == start) {
            throw malformed("expected a whole number but found " + found());
        }
        if (text[start] == '0' && position > start + 1) {
            throw malformed("a number begins with 0");
        }
        if (position < text.length && (text[position] == '.' || (text[position] | 0x20) == 'e')) {
            throw malformed("expected a whole number but found a fraction or an exponent");
        }
        return value;
    }

    String string() throws Malformed {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (true) {
            int start = position;
            while (position < text.length && text[position] != '"' && text[position] != '\\') {
                if (text[position] >= 0 && text[position] < 0x20) {
                    throw malformed("a control character in a string");
                }
                position++;
            }
            value.append(decode(start));
            if (position == text.length) {
                throw malformed("a string has no end");
            }
            if (text[position++] == '"') {
                return requirePairs(value);
            }
            value.append(escape());
        }
    }

    private CharSequence decode(int start) throws Malformed {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text, start, position - start));
        } catch (CharacterCodingException e) {
            throw malformed("a string is not UTF-8");
        }
    }

    private char escape() throws Malformed {
        if (position == text.length) {
            throw malformed("a string has no end");
        }
        byte escape = text[position++];
        return switch (escape) {
            case '"', '\\', '/' -> (char) escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw malformed("an unknown escape in a string");
        };
    }

    private char codeUnit() throws Malformed {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = position < text.length && text[position] > 0 ? Character.digit(text[position], 16) : -1;
            if (digit < 0) {
                throw malformed("\\u needs four hexadecimal digits");
            }
            unit = 16 * unit + digit;
            position++;
        }
        return (char) unit;
    }

    private String requirePairs(StringBuilder value) throws Malformed {
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                throw malformed("half a surrogate pair in a string");
            }
        }
        return value.toString();
    }

    private void skipSpace() {
        while (position < text.length && isSpace(text[position])) {
            position++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private String found() {
        if (position == text.length) {
            return "the end";
        }
        byte b = text[position];
        return b > ' ' && b < 0x7f ? "'" + (char) b + "'" : String.format("byte 0x%02x", b & 0xff);
    }

    Malformed malformed(String problem) {
        return new Malformed(position, problem);
    }
}
