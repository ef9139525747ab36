package dev.gradsmith.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelSourceTest {

    /** Generated code puts many statements into one string, a line for each. */
    @Test
    void aStringOfSeveralLinesIsAsManyStatements() {
        ModelSource one = ModelSource.of("M", "ab", "input x[n]", "y = 2*x", "output y");
        ModelSource joined = ModelSource.of("M", "ab", "input x[n]\ny = 2*x", "output y");

        assertThat(joined).isEqualTo(one);
        assertThat(joined.statements()).containsExactly("input x[n]", "y = 2*x", "output y");
        assertThat(joined.meaning()).isEqualTo(one.meaning());
    }

    @Test
    void comesBackFromMetadata() {
        ModelSource source = ModelSource.of("M", "ab", "input x[n]\ny = 2*x");
        Map<String, String> metadata = new LinkedHashMap<>();

        source.addTo(metadata);

        assertThat(ModelSource.of(metadata)).contains(source);
        assertThat(ModelSource.of(Map.of())).isEmpty();
    }
}
