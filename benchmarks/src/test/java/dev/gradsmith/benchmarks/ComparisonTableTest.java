package dev.gradsmith.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {

    @Test
    void ratiosAreOfMediansAndGradsmithComesFirst() {
        ComparisonTable table = ComparisonTable.of(List.of(
                new Score("Step", "gradsmith", "us", 9),
                new Score("Step", "PyTorchStep", "us", 20),
                new Score("Step", "gradsmith", "us", 2),
                new Score("Step", "gradsmith", "us", 4)));

        assertThat(table.rows())
                .containsExactly(
                        new ComparisonTable.Row("Step", "gradsmith", "us", 4, 2, 9, 1, Double.NaN),
                        new ComparisonTable.Row("Step", "PyTorchStep", "us", 20, 20, 20, 5, Double.NaN));
    }

    @Test
    void ofRatesTheOwnIsDividedByTheOther() {
        ComparisonTable table = ComparisonTable.of(List.of(
                new Score("Product", "gradsmith", "GFLOP/s", 90), new Score("Product", "openBlas", "GFLOP/s", 60)));

        assertThat(table.rows().get(1).ratio()).isEqualTo(1.5);
    }

    @Test
    void peersAreComparedWithTheSameTaskAndLimitsWithEach() {
        ComparisonTable table = ComparisonTable.of(List.of(
                new Score("Wide", "cLinear", "us", 2),
                new Score("Wide", "gradsmithLinear", "us", 4),
                new Score("Wide", "gradsmithLogistic", "us", 10),
                new Score("Wide", "readingOnly", "us", 1)));

        assertThat(table.rows())
                .extracting(row -> row.work() + ": " + row.who() + " " + row.ratio())
                .containsExactly(
                        "linear, Wide: gradsmith 1.0",
                        "linear, Wide: c 0.5",
                        "linear, Wide: readingOnly 0.25",
                        "logistic, Wide: gradsmith 1.0",
                        "logistic, Wide: readingOnly 0.1");
    }

    @Test
    void withoutGradsmithThereIsNoRatio() {
        ComparisonTable table = ComparisonTable.of(List.of(new Score("Step", "c", "ns", 12.345)));

        assertThat(table.markdown()).endsWith("| Step | c | 12.3 ns | 12.3 to 12.3 |  |  |  |  |\n");
        assertThat(table.json())
                .isEqualTo("[\n  {\"work\": \"Step\", \"who\": \"c\", \"unit\": \"ns\", \"median\": 12.345, "
                        + "\"least\": 12.345, \"most\": 12.345, \"ratio\": null, \"handover\": null}\n]\n");
    }

    @Test
    void whatIsAskedStandsBesideTheRatio() {
        ComparisonTable table = ComparisonTable.of(List.of(
                new Score("NetworkStep, batch 64, threads 1", "gradsmith", "us", 9),
                new Score("NetworkStep, batch 64, threads 2", "gradsmith", "us", 4, 195),
                new Score("NetworkStep, batch 64, threads 2", "PyTorchStep", "us", 6, 41.6)));

        assertThat(table.markdown()).endsWith("""
                        | NetworkStep, batch 64, threads 2 | gradsmith | 4.00 us | 4.00 to 4.00 | 195 ns | 1.00 |  |  |
                        | NetworkStep, batch 64, threads 2 | PyTorchStep | 6.00 us | 6.00 to 6.00 | 42 ns | 1.50 | ≥ 2.00 | no |
                        | NetworkStep, batch 64, threads 2 | oneThread | 9.00 us | 9.00 to 9.00 |  | 2.25 | ≥ 1.80 | yes |
                        """);
        assertThat(table.json())
                .contains("\"ratio\": 2.25, \"handover\": null, \"bar\": \"≥ 1.80\", \"reached\": true}");
    }

    @Test
    void whatIsShownAsTheBarButIsLessDoesNotReachIt() {
        ComparisonTable table = ComparisonTable.of(List.of(
                new Score("NetworkStep, batch 64, threads 2", "gradsmith", "us", 1000),
                new Score("NetworkStep, batch 64, threads 2", "PyTorchStep", "us", 1999)));

        assertThat(table.markdown()).endsWith("| 1999 to 1999 |  | 2.00 | ≥ 2.00 | no |\n");
    }
}
