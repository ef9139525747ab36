package dev.gradsmith.dsl.format;

import dev.gradsmith.dsl.parse.SourceToken;
import dev.gradsmith.dsl.parse.SourceToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a file says, whatever its layout.
 *
 * @param code the statements, each in a line of its tokens, in braces where it stands in a body
 * @param comments their words, in the order of the file
 */
record Substance(List<String> code, List<String> comments) {
    static Substance of(List<Entry> entries) {
        Substance substance = new Substance(new ArrayList<>(), new ArrayList<>());
        entries.forEach(substance::add);
        return substance;
    }

    private void add(Entry entry) {
        if (entry instanceof Entry.Remark remark) {
            addComments(remark.comments());
            return;
        }
        Entry.Item item = (Entry.Item) entry;
        code.add(item.tokens().stream()
                .filter(token -> !token.is(Kind.COMMENT) && !token.is(Kind.NEWLINE))
                .map(SourceToken::text)
                .collect(Collectors.joining(" ")));
        addComments(item.tokens());
        item.body().ifPresent(this::add);
        addComments(item.behind());
    }

    private void add(Entry.Body body) {
        code.add("{");
        addComments(body.opening());
        body.entries().forEach(this::add);
        code.add("}");
    }

    private void addComments(List<SourceToken> tokens) {
        tokens.stream()
                .filter(token -> token.is(Kind.COMMENT))
                .map(token -> token.text().lines().map(String::strip).collect(Collectors.joining("\n")))
                .forEach(comments::add);
    }
}
