package dev.gradsmith.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradsmith.runtime.Epoch;
import dev.gradsmith.runtime.History;
import dev.gradsmith.runtime.Receipt;
import dev.gradsmith.runtime.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
    @TempDir
    private Path folder;

    /** Every element is closed, but for those of the head that have no end: then an XML parser can read the page. */
    private static Document parsed(String html) throws Exception {
        String xml = html.replace("<!DOCTYPE html>\n", "").replaceAll("<(meta|link)([^>]*)>", "<$1$2/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void pageIsWellFormedAndNeedsNothingElse() throws Exception {
        String html = Runs.full().html();
        parsed(html);
        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("@import")
                .doesNotContain("<img")
                .doesNotContain("<iframe");
        Matcher addresses =
                Pattern.compile("(?: src=| href=|url\\()\"?([^\")]*)").matcher(html);
        while (addresses.find()) {
            assertThat(addresses.group(1)).matches("#section-[0-9]+|data:,");
        }
        assertThat(html.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:")
                .doesNotContain("https:");
    }

    @Test
    void everyPictureHasATitleAndEveryIdIsItsOwn() throws Exception {
        Document page = parsed(Runs.full().html());
        Set<String> ids = new HashSet<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id"))).isTrue();
            }
            if (element.getTagName().equals("svg")) {
                assertThat(element.getElementsByTagName("title").getLength()).isEqualTo(1);
            }
            if (element.getTagName().equals("figure")) {
                assertThat(element.getElementsByTagName("table").getLength()).isPositive();
            }
        }
        for (int i = 0; i < all.getLength(); i++) {
            String labels = ((Element) all.item(i)).getAttribute("aria-labelledby");
            if (!labels.isEmpty()) {
                assertThat(ids).containsAll(Arrays.asList(labels.split(" ")));
            }
        }
    }

    @Test
    void textIsNotMarkup() {
        assertThat(Runs.full().html())
                .contains("&lt;b&gt;unbroken&lt;/b&gt;")
                .contains("&lt;shuffled&gt; &amp; &quot;quoted&quot;");
    }

    @Test
    void sameRunGivesTheSameBytes() {
        assertThat(Runs.full().html()).isEqualTo(Runs.full().html());
    }

    @Test
    void whatIsNotGivenIsLeftOut() {
        assertThat(Report.of(Runs.history(3, 2)).html())
                .contains(">Training</h2>")
                .doesNotContain("Regression")
                .doesNotContain("Parameters")
                .doesNotContain("<nav")
                .doesNotContain("Receipt");
    }

    @Test
    void lossesThatAreNotFiniteAreTold() throws Exception {
        String html =
                Report.of(Runs.history(3, Double.NaN, Double.POSITIVE_INFINITY)).html();
        parsed(html);
        assertThat(html).contains("Not finite in 2 epochs, first in epoch 2");
        assertThat(Report.of(Runs.history(Double.NaN)).html()).contains("Not finite in 1 epoch, first in epoch 1");
    }

    /** Losses of both data in one chart, a metric of both in another, the schedule in a third; and which epoch's parameters were kept. */
    @Test
    void whatAFitMeasuredIsThereByItself() throws Exception {
        List<Epoch> epochs =
                List.of(measured(1, 0.9, 0.8, 0.1), measured(2, 0.5, 0.6, 0.05), measured(3, 0.4, 0.7, 0.025));
        String html = Report.of(new History(epochs, Optional.of(epochs.get(1)))).html();
        parsed(html);
        assertThat(html)
                .contains("Validation loss from 0.8 to 0.7 in 3 epochs.")
                .contains("Training loss after the epoch from 0.9 to 0.4")
                .contains("Training mae from 1.8 to 0.8 in 3 epochs. Validation mae from 1.6 to 1.4 in 3 epochs.")
                .contains("Rate from 0.1 to 0.025")
                .contains("Last validation loss", "Parameters kept of epoch");
        assertThat(html.split("<figure", -1)).hasSize(1 + 3);
    }

    private static Epoch measured(int number, double training, double validation, double rate) {
        return new Epoch(
                number,
                training,
                10,
                40,
                1_000,
                ordered("loss", training, "mae", 2 * training),
                ordered("loss", validation, "mae", 2 * validation),
                Map.of("rate", rate));
    }

    private static Map<String, Double> ordered(String first, double one, String second, double two) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(first, one);
        values.put(second, two);
        return values;
    }

    @Test
    void oneEpochIsADot() {
        assertThat(Report.of(Runs.history(0.25)).html())
                .contains("Training loss 0.25 after the only epoch.")
                .contains("stroke-linecap=\"round\"");
    }

    @Test
    void muchDataIsSampledAndThePageSaysSo() {
        double[] values = Runs.gaussian(300_000, 1);
        double[] losses = new double[20_000];
        Arrays.setAll(losses, i -> 1 + 1.0 / (i + 1));
        String html = Report.of(Runs.history(losses)).regression(values, values).html();
        assertThat(html)
                .contains("2,000 of 300,000 rows, drawn at random")
                .contains("Of 20,000 epochs, the curve shows the least and the greatest of each of 500 stretches")
                .hasSizeLessThan(400_000);
    }

    @Test
    void strangeNumbersDoNotBreakThePage() throws Exception {
        double[] strange = {
            Double.NaN, Double.POSITIVE_INFINITY, -Double.MAX_VALUE, Double.MAX_VALUE, Double.MIN_VALUE, 0, -0.0
        };
        String html = Report.of(Runs.history(1e300, 1e-300, 0))
                .regression(strange, new double[7])
                .parameter("same", new double[100])
                .parameter("strange", strange)
                .parameter("many strange", Arrays.copyOf(strange, 100))
                .parameter("none finite", Double.NaN)
                .html();
        parsed(html);
        assertThat(html).doesNotContain("d=\"MNaN").doesNotContain("Infinity").doesNotContain("y=\"NaN");
    }

    @Test
    void figuresOfARegression() {
        String html = Report.titled("t")
                .regression(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 2})
                .html();
        assertThat(html)
                .contains("<dt>R²</dt>\n<dd>0.2</dd>")
                .contains("<dt>Root mean square error</dt>\n<dd>1</dd>")
                .contains("<dt>Mean absolute error</dt>\n<dd>0.5</dd>");
    }

    @Test
    void figuresOfAClassification() {
        String html = Report.titled("t")
                .classNames("cat", "dog")
                .binary(new int[] {1, 1, 0, 0}, new float[] {0.9f, 0.4f, 0.2f, 0.1f})
                .html();
        assertThat(html).contains("<dd>75 %</dd>").contains(">cat<").contains("<dt>Brier score</dt>\n<dd>0.105</dd>");
        assertThat(Report.titled("t")
                        .multiclass(new int[] {2, 0}, new float[] {.1f, .2f, .7f, .3f, .4f, .3f}, 3)
                        .html())
                .contains("<dd>50 %</dd>");
        assertThat(Report.titled("t")
                        .classification(new int[] {0, 41}, new int[] {0, 41})
                        .html())
                .contains("too many for a matrix");
    }

    @Test
    void mistakesAreSaid() {
        Report report = Report.of(Runs.history(2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.metric("accuracy", 0.5))
                .withMessage("'accuracy' has 1 values, but there were 2 epochs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.loss("training loss", 1, 2))
                .withMessage("there is a curve 'training loss' already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.regression(new float[3], new float[2]))
                .withMessage("there are 3 actual values, but 2 predicted ones");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.regression(new float[0], new float[0]))
                .withMessage("there are no actual values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.binary(new int[] {2}, new float[] {1}))
                .withMessage("the actual class of row 0 is 2, not from 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.binary(new int[] {1}, new double[] {Double.NaN}))
                .withMessage("probability 0 is NaN, not from 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.classification(new int[] {-1}, new int[] {0}))
                .withMessageContaining("is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.model(String.class))
                .withMessageContaining("there is no String.grad.xml beside the class java.lang.String");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.parameter("w", 1f).parameter("w", 2f))
                .withMessage("the parameter 'w' was added before");
        assertThatIllegalStateException().isThrownBy(() -> Report.titled("t").html());
        assertThatIllegalStateException().isThrownBy(() -> Report.titled("t").metric("a", 1));
    }

    @Test
    void tensorsOfEveryTypeAreParameters() {
        assertThat(Report.titled("t")
                        .parameters(Map.of("a", Tensor.of(new int[] {7}, 1), "b", Tensor.of(new long[] {9}, 1)))
                        .html())
                .contains(">a</th>")
                .contains("<td>9</td>");
    }

    @Test
    void fileIsReplacedWholeAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("deep/report.html");
        Report.titled("first").parameter("w", 1f).write(file);
        Report.titled("second").parameter("w", 1f).write(file);
        assertThat(Files.readString(file)).contains("<h1>second</h1>").endsWith("</html>\n");
        assertThat(file.getParent().toFile().list()).containsExactly("report.html");
        assertThatIOException()
                .isThrownBy(() -> Report.titled("t").parameter("w", 1f).write(folder))
                .withMessageContaining("is a directory");
    }

    @Test
    void descriptionsThatAreNoneAreRefused() {
        for (String text :
                new String[] {"", "<other/>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><model>&x;</model>"
                }) {
            assertThatIOException()
                    .isThrownBy(() ->
                            ModelDescription.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                    .withMessageStartingWith("no description of a model");
        }
    }

    @Test
    void receiptOfTheRunIsThere() {
        Receipt receipt = new Receipt(Map.of("parameters", "0123abcd"), new double[] {1});
        History history = new History(List.of(new Epoch(1, 1, 1, 1, 1)), Optional.empty(), Optional.of(receipt));
        assertThat(Report.of(history).html()).contains(">Receipt</h2>").contains("0123abcd");
    }

    @Test
    void aFitThatWasStoppedInItsFirstEpochHasAPageWithoutCurves() {
        Report report = Report.of(History.stopped(List.of(), Optional.empty(), Optional.empty()))
                .parameter("w", 1f, 2f);
        assertThat(report.html()).contains("Training run").doesNotContain("mean loss");
        assertThatIllegalStateException().isThrownBy(() -> report.loss("validation", 1));
    }
}
