package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.Receipt;
import dev.gradsmith.runtime.support.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Receipts as JSON: an object of texts, and an array of texts that are the losses. */
public final class ReceiptText {
    private static final String FORMAT = "receipt";
    private static final String VERSION = "1";
    private static final String LOSSES = "losses";

    private ReceiptText() {}

    /** The JSON of a receipt. */
    public static String of(Receipt receipt) {
        StringBuilder json = new StringBuilder("{\n");
        member(json, FORMAT).append(Json.quoted(VERSION));
        receipt.entries()
                .forEach((name, value) -> member(json.append(",\n"), name).append(Json.quoted(value)));
        member(json.append(",\n"), LOSSES).append('[');
        String separator = "\n    ";
        for (double loss : receipt.losses()) {
            json.append(separator).append(Json.quoted(Double.toString(loss)));
            separator = ",\n    ";
        }
        return json.append("\n  ]\n}\n").toString();
    }

    private static StringBuilder member(StringBuilder json, String name) {
        return json.append("  ").append(Json.quoted(name)).append(": ");
    }

    /** Writes a receipt, all of it or nothing. */
    public static void write(Path file, Receipt receipt) throws IOException {
        WholeFile.write(file, of(receipt));
    }

    /** @throws IOException if it cannot be read or is no receipt */
    public static Receipt read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": not a receipt: it is a directory");
        }
        try {
            return read(new JsonReader(Files.readAllBytes(file)));
        } catch (JsonReader.Malformed e) {
            throw new IOException(file + ": not a receipt: " + e.getMessage(), e);
        }
    }

    private static Receipt read(JsonReader json) throws JsonReader.Malformed {
        Map<String, String> entries = new LinkedHashMap<>();
        List<Double> losses = new ArrayList<>();
        json.expect('{');
        do {
            String name = json.string();
            json.expect(':');
            if (name.equals(LOSSES)) {
                readLosses(json, losses);
            } else if (entries.put(name, json.string()) != null) {
                throw json.malformed("'" + name + "' occurs twice");
            }
        } while (json.accept(','));
        json.expect('}');
        json.expectEnd();
        String version = entries.remove(FORMAT);
        if (!VERSION.equals(version)) {
            throw json.malformed(
                    version == null
                            ? "it has no '" + FORMAT + "'"
                            : "its version is '" + version + "', and this version of Gradsmith reads " + VERSION);
        }
        return new Receipt(
                entries, losses.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void readLosses(JsonReader json, List<Double> losses) throws JsonReader.Malformed {
        json.expect('[');
        if (json.accept(']')) {
            return;
        }
        do {
            String text = json.string();
            try {
                losses.add(Double.parseDouble(text));
            } catch (NumberFormatException e) {
                throw json.malformed("a loss is no number: '" + text + "'");
            }
        } while (json.accept(','));
        json.expect(']');
    }
}
