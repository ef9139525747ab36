package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.parse.SourceToken;
import java.util.List;
import java.util.stream.Collectors;

/** Comments as they are written anew: their words stay, the lines of one that is moved move with it. */
final class CommentText {
    private CommentText() {}

    /** A comment behind other text: its further lines stay where they are. */
    static String kept(SourceToken comment) {
        return comment.text().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    /** A comment that starts its line, now at {@code column}. */
    static String moved(SourceToken comment, int column) {
        List<String> lines = comment.text().lines().map(String::stripTrailing).toList();
        List<String> further = lines.subList(1, lines.size());
        boolean starred = further.stream().allMatch(line -> line.strip().startsWith("*"));
        int shift = column - (comment.span().startColumn() - 1);
        String indent = " ".repeat(column);
        return further.stream()
                .map(line -> starred ? "\n" + indent + " " + line.strip() : "\n" + shifted(line, shift))
                .collect(Collectors.joining("", lines.get(0), ""));
    }

    private static String shifted(String line, int shift) {
        String words = line.stripLeading();
        int spaces = Math.max(0, line.length() - words.length() + shift);
        return words.isEmpty() ? "" : " ".repeat(spaces) + words;
    }
}
