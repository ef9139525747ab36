package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final Epoch PLAIN = new Epoch(1, 0.1, 10, 40, 1_500_000_000);
    private static final Epoch FULL = new Epoch(
            2, Double.NaN, 10, 40, 5, ordered("loss", 3, "mae", 4), ordered("loss", 5, "mae", 6), Map.of("rate", 0.5));
    private static final History HISTORY = new History(List.of(PLAIN, FULL), Optional.of(PLAIN));

    private static Map<String, Double> ordered(String first, double one, String second, double two) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(first, one);
        values.put(second, two);
        return values;
    }

    @Test
    void asCsv() {
        assertThat(HISTORY.toCsv()).isEqualTo("""
                epoch,mean_loss,steps,examples,seconds,training.loss,training.mae,validation.loss,validation.mae,scheduled.rate
                1,0.1,10,40,1.5,,,,,
                2,NaN,10,40,5.0E-9,3.0,4.0,5.0,6.0,0.5
                """);
    }

    @Test
    void asJson() {
        assertThat(HISTORY.toJson()).isEqualTo("""
                {"restored": 1, "epochs": [
                  {"epoch": 1, "mean_loss": 0.1, "steps": 10, "examples": 40, "seconds": 1.5},
                  {"epoch": 2, "mean_loss": null, "steps": 10, "examples": 40, "seconds": 5.0E-9, "training": {"loss": 3.0, "mae": 4.0}, \
                "validation": {"loss": 5.0, "mae": 6.0}, "scheduled": {"rate": 0.5}}
                ]}
                """);
    }

    @Test
    void asFiles(@TempDir Path folder) throws IOException {
        HISTORY.writeCsv(folder.resolve("h.csv"));
        HISTORY.writeJson(folder.resolve("h.json"));
        assertThat(Files.readString(folder.resolve("h.csv"))).isEqualTo(HISTORY.toCsv());
        assertThat(Files.readString(folder.resolve("h.json"))).isEqualTo(HISTORY.toJson());
    }
}
