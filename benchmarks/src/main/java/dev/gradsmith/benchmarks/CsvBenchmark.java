package dev.gradsmith.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gradsmith.data.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A CSV file of numbers: its records as the library gives them, texts and all; the numbers that the JDK makes of these; a table of numbers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CsvBenchmark {
    private static final int ROWS = 50_000;
    private static final int COLUMNS = 20;

    /** Digits of a number: as people write them, or as a program prints a double. */
    @Param({"6", "17"})
    public int digits;

    private Path file = Path.of("");

    @Setup
    public void setUp() throws IOException {
        file = Files.createTempFile("benchmark", ".csv");
        float[] values = Numbers.gaussian(ROWS * COLUMNS, 1);
        StringBuilder text = new StringBuilder("c0");
        for (int i = 1; i < COLUMNS; i++) {
            text.append(",c").append(i);
        }
        for (int i = 0; i < values.length; i++) {
            text.append(i % COLUMNS == 0 ? '\n' : ',');
            text.append(
                    digits == 17
                            ? Double.toString(values[i] / 3.0)
                            : Double.toString(Math.rint(values[i] * 1e5) / 1e5));
        }
        Files.writeString(file, text.append('\n'));
    }

    @TearDown
    public void tearDown() throws IOException {
        Files.delete(file);
    }

    /** The library alone: records of strings, which nobody looks at. */
    @Benchmark
    public int libraryAlone() {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file, StandardCharsets.UTF_8)) {
            int fields = 0;
            for (CsvRecord row : reader) {
                fields += row.getFieldCount();
            }
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library, and its texts as numbers, none of which is kept. */
    @Benchmark
    public double libraryAndParseDouble() {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file, StandardCharsets.UTF_8)) {
            double sum = 0;
            for (CsvRecord row : reader) {
                for (int i = 0; row.getStartingLineNumber() > 1 && i < row.getFieldCount(); i++) {
                    sum += Double.parseDouble(row.getField(i));
                }
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Benchmark
    public int gradsmithTable() throws IOException {
        return Csv.read(file).rows();
    }
}
