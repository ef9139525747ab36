package dev.gradsmith.compiler;

import dev.gradsmith.codegen.emit.ModelText;
import dev.gradsmith.diagnostic.DiagnosticSink;
import dev.gradsmith.dsl.ast.ModelFile;
import dev.gradsmith.dsl.ast.Statement;
import dev.gradsmith.dsl.parse.ModelParser;
import dev.gradsmith.dsl.parse.StatementTexts;
import dev.gradsmith.dsl.parse.StatementTexts.StatementText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a model says, in a form that its layout and comments do not change. */
final class SourceText {
    /** In characters: what is longer is abbreviated, as a constant of a class file has a limit. */
    private static final int LONGEST = 10_000;

    private SourceText() {}

    /** @param sources the text of each file that was read, by its name in diagnostics */
    static ModelText of(SourceFile source, ModelFile file, Map<String, String> sources) {
        List<String> lines = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (StatementText statement : StatementTexts.of(source.name(), source.text(), file.statements())) {
            lines.add(abbreviated(statement.text()));
            names.addAll(statement.names());
        }
        lines.addAll(imported(source, sources, names));
        return new ModelText(sha256(source.text()), lines);
    }

    /** What the model uses of the files that it imports, and what that uses, in the order of the files. */
    private static List<String> imported(SourceFile source, Map<String, String> sources, Set<String> names) {
        List<StatementText> offered = new ArrayList<>();
        sources.forEach((name, text) -> {
            if (!name.equals(source.name())) {
                ModelFile parsed = ModelParser.parse(name, name, text, new DiagnosticSink());
                offered.addAll(StatementTexts.of(name, text, parsed.statements()));
            }
        });
        Set<StatementText> used = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (StatementText statement : offered) {
                if (isAmong(statement.statement(), names) && used.add(statement)) {
                    names.addAll(statement.names());
                    more = true;
                }
            }
        }
        return offered.stream()
                .filter(used::contains)
                .map(statement -> abbreviated(statement.text()))
                .toList();
    }

    private static boolean isAmong(Statement statement, Set<String> names) {
        if (statement instanceof Statement.Fun function) {
            return names.contains(function.name().text());
        }
        return statement instanceof Statement.Layer layer
                && names.contains(layer.name().text());
    }

    private static String abbreviated(String statement) {
        return statement.length() <= LONGEST
                ? statement
                : statement.substring(0, LONGEST) + " … sha256 " + sha256(statement);
    }

    static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
