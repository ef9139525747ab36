package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One group of rows that is larger than the heap, and a heap that is small. */
final class ParquetMemoryTest {
    private static final int ROWS = 5_000_000;

    @TempDir
    private static Path folder;

    private static Path file = Path.of("");

    /** Adds up a column, block by block. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) throws IOException {
            double[] sum = new double[1];
            try {
                Parquet.blocks(Path.of(arguments[0]), arguments[1]).forEachBlock(block -> {
                    for (float value : block.floats(arguments[1])) {
                        sum[0] += value;
                    }
                });
                System.out.println(sum[0]);
            } catch (DataException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @BeforeAll
    static void write() throws IOException {
        file = Database.parquet(
                folder.resolve("t.parquet"),
                "select random() as wide, (i % 2)::tinyint as narrow from range(" + ROWS + ") t(i)",
                "compression uncompressed, row_group_size " + ROWS);
    }

    private static String read(String column) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString(),
                        column)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        List<String> lines = output.lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    @Test
    void aGroupLargerThanTheHeapIsRefused() throws IOException, InterruptedException {
        assertThat(read("wide"))
                .startsWith(file + ": a group of " + ROWS + " rows takes ")
                .endsWith("; read fewer columns, write smaller groups, or give a larger heap (-Xmx)");
    }

    @Test
    void itsSmallColumnsAreReadAllTheSame() throws IOException, InterruptedException {
        assertThat(read("narrow")).isEqualTo(String.valueOf(ROWS / 2.0));
    }
}
