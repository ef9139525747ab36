package dev.gradsmith.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    @TempDir
    private Path folder;

    @Test
    void chartsStandSideBySideInBothFiles() throws IOException {
        double[] x = {1, 2, Double.NaN, 4};
        double[] y = {1, 4, 9, Double.NaN};
        Chart chart = Chart.of("Squares & <others>", "x", "y")
                .line("line", x, y)
                .dots("dots", x, y)
                .crosses("crosses", x, y)
                .sticks(x, y, x)
                .reference("reference", x, x);
        List<Path> files = Pictures.save(folder, "two", chart, chart);
        BufferedImage image = ImageIO.read(files.get(0).toFile());
        assertThat(image.getWidth()).isEqualTo(2240);
        assertThat(Files.readString(files.get(1)))
                .contains("<title>Squares &amp; &lt;others&gt;; Squares")
                .contains("prefers-color-scheme:dark")
                .doesNotContain("NaN");
    }

    @Test
    void seriesOfUnequalLengthsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Chart.of("", "", "").line("loss", new double[2], new double[3]))
                .withMessage("the series 'loss' has 2 x and 3 y");
    }
}
