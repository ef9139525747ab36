package dev.gradsmith.report.chart;

/** Text in HTML and SVG. */
public final class Markup {
    private Markup() {}

    /** Any text, as the content of an element or of an attribute in double quotes; what XML cannot hold becomes a question mark. */
    public static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> append(escaped, character));
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int character) {
        switch (character) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(isAllowed(character) ? character : '?');
        }
    }

    private static boolean isAllowed(int character) {
        boolean space = character == '\t' || character == '\n' || character == '\r';
        boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean noCharacter = character == 0xFFFE || character == 0xFFFF;
        return space || (character >= ' ' && !surrogate && !noCharacter);
    }
}
