package dev.gradsmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class path without the libraries that this module depends on optionally. */
final class MissingLibraryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"Parquet, blue.strategic.parquet:parquet-floor", "Arrow, org.apache.arrow:arrow-format"})
    void isNamed(String format, String coordinates) throws Exception {
        Path file = Files.write(
                folder.resolve("t"),
                format.equals("Arrow")
                        ? BrokenArrowTest.numbers(1)
                        : "PAR1 and so on PAR1".getBytes(StandardCharsets.UTF_8));
        try (URLClassLoader loader = without("parquet|arrow|flatbuffers")) {
            Method read =
                    loader.loadClass("dev.gradsmith.data." + format).getMethod("read", Path.class, String[].class);

            assertThatThrownBy(() -> read.invoke(null, file, new String[0]))
                    .cause()
                    .hasMessageStartingWith(
                            file + ": reading " + format + " needs " + coordinates + " on the class path, which lacks ")
                    .hasMessageEndingWith("; add that dependency")
                    .hasCauseInstanceOf(NoClassDefFoundError.class);
        }
    }

    @Test
    void isNotMissedByOtherFormats() throws Exception {
        Path file = Files.writeString(folder.resolve("t"), "1 1:2\n");
        try (URLClassLoader loader = without("parquet|arrow|flatbuffers")) {
            Method read = loader.loadClass("dev.gradsmith.data.Libsvm").getMethod("read", Path.class);

            assertThat(read.invoke(null, file)).isNotNull();
        }
    }

    /** A class path that lacks what every data set needs: no file is to blame for that. */
    @Test
    void isNotTakenForABrokenFile() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "x\n0.12345678901234567\n");
        try (URLClassLoader loader = without("fastdoubleparser")) {
            Class<?> csv = loader.loadClass("dev.gradsmith.data.Csv");
            Method read = csv.getMethod("read", Path.class);

            assertThatThrownBy(() -> read.invoke(null, file)).cause().isInstanceOf(NoClassDefFoundError.class);
        }
    }

    private static URLClassLoader without(String libraries) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.matches(".*(" + libraries + ").*")) {
                urls.add(url(entry));
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) throws MalformedURLException {
        return Path.of(entry).toUri().toURL();
    }
}
