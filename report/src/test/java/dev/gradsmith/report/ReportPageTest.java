package dev.gradsmith.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in a real browser. Without one these tests are skipped, with a line that says so: install Chromium, or name its program in the
 * environment variable {@code CHROMIUM}. With {@code -Dgradsmith.screenshots=folder} they leave pictures to look at.
 */
class ReportPageTest {
    private static final String SCRIPT_FREE_OVERFLOW =
            "Array.from(document.querySelectorAll('body *')).filter(function(e){"
                    + "if(e.closest('.scroll,.graph,.formulas li,pre,svg'))return false;"
                    + "var r=e.getBoundingClientRect();return r.right>document.documentElement.clientWidth+1||r.left<-1})"
                    + ".map(function(e){return e.tagName+'.'+e.className}).join()";

    @TempDir
    private static Path folder;

    private static Optional<Browser> browser = Optional.empty();
    private static Path page;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> program = Browser.program();
        if (program.isEmpty()) {
            System.err.println("NOT TESTED: no Chromium is installed, so the report page was not opened in a browser");
            return;
        }
        browser = Optional.of(Browser.start(program.get()));
        page = folder.resolve("report.html");
        Runs.full().write(page);
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser.isPresent()) {
            browser.get().close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK", "320, LIGHT"})
    void pageFitsAndAsksForNothing(int width, Browser.Scheme scheme) throws Exception {
        assumeTrue(browser.isPresent(), "no Chromium is installed: the report page was not opened in a browser");
        Browser tab = browser.get();
        tab.open(page.toUri(), width, scheme);
        tab.evaluate("document.querySelectorAll('details').forEach(function(d){d.open=true})");

        assertThat(tab.requests()).containsExactly(page.toUri().toString());
        assertThat(tab.complaints()).isEmpty();
        assertThat(tab.evaluate("document.documentElement.scrollWidth")).isEqualTo(Integer.toString(width));
        assertThat(tab.evaluate(SCRIPT_FREE_OVERFLOW)).isEmpty();
        assertThat(tab.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(scheme == Browser.Scheme.DARK ? "rgb(22, 24, 28)" : "rgb(255, 255, 255)");
        assertThat(tab.evaluate("document.querySelectorAll('figure svg path').length > 5"))
                .isEqualTo("true");
        assertThat(tab.evaluate("document.querySelector('math').getBoundingClientRect().height > 10"))
                .isEqualTo("true");
        takePicture(tab, width + "-" + scheme + ".png");
    }

    /** A phone scrolls it. */
    @Test
    void tenClassesAreSeenAtOnceOnADesktop() throws Exception {
        assumeTrue(browser.isPresent(), "no Chromium is installed: the report page was not opened in a browser");
        int[] actual = IntStream.range(0, 1_000).map(i -> i % 10).toArray();
        int[] predicted = IntStream.range(0, 1_000).map(i -> i * 7 % 11 % 10).toArray();
        Path digits = folder.resolve("digits.html");
        Report.titled("Digits").classification(actual, predicted).write(digits);
        Browser tab = browser.get();
        tab.open(digits.toUri(), 1280, Browser.Scheme.LIGHT);

        assertThat(tab.evaluate("document.querySelectorAll('.matrix tr').length"))
                .isEqualTo("11");
        assertThat(tab.evaluate(
                        "(function(e){return e.scrollWidth <= e.clientWidth})(document.querySelector('.scroll'))"))
                .isEqualTo("true");
        takePicture(tab, "digits.png");
    }

    private static void takePicture(Browser tab, String name) throws Exception {
        String folder = System.getProperty("gradsmith.screenshots", "");
        if (!folder.isEmpty()) {
            tab.screenshot(Files.createDirectories(Path.of(folder)).resolve(name));
        }
    }
}
