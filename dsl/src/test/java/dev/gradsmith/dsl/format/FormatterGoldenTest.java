package dev.gradsmith.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The layout of each {@code format/<case>.grad} is the text of {@code <case>.expected} beside it.
 * {@code -Dgradsmith.updateGoldens=true} writes the expected files anew; it is refused where CI is set.
 */
class FormatterGoldenTest {
    private static final Path ROOT = Path.of("src", "test", "resources", "format");
    private static final boolean UPDATE = Boolean.getBoolean("gradsmith.updateGoldens") && System.getenv("CI") == null;

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void hasTheLayoutOfTheGolden(Path file) throws IOException {
        String formatted = Formatted.of(Files.readString(ROOT.resolve(file)));

        Path golden = ROOT.resolve(file.toString().replaceFirst("\\.grad$", ".expected"));
        if (UPDATE) {
            Files.writeString(golden, formatted);
        }
        assertThat(formatted).isEqualTo(Files.readString(golden));
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.map(Path::getFileName)
                    .filter(file -> file.toString().endsWith(".grad"))
                    .sorted()
                    .toList();
        }
    }
}
