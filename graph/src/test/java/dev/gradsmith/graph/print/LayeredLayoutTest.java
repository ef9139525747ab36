package dev.gradsmith.graph.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayeredLayoutTest {
    private static List<GraphBox> randomBoxes(long seed) {
        Random random = new Random(seed);
        List<GraphBox> boxes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<Integer> inputs = new ArrayList<>();
            for (int j = 0; j < Math.min(i, random.nextInt(4)); j++) {
                int input = random.nextInt(i);
                if (!inputs.contains(input)) {
                    inputs.add(input);
                }
            }
            boxes.add(new GraphBox("box " + "x".repeat(random.nextInt(20)), "", GraphBox.Kind.STEP, inputs));
        }
        return boxes;
    }

    @Test
    void arrowsLeadDownAndBoxesStandApart() {
        for (long seed = 0; seed < 50; seed++) {
            List<GraphBox> boxes = randomBoxes(seed);
            LayeredLayout layout = LayeredLayout.of(boxes);
            for (int i = 0; i < boxes.size(); i++) {
                LayeredLayout.Item box = layout.item(i);
                for (int input : boxes.get(i).inputs()) {
                    assertThat(layout.item(input).layer).isLessThan(box.layer);
                }
                assertThat(box.x - box.width / 2).isGreaterThanOrEqualTo(-1e-6);
                for (int other = 0; other < i; other++) {
                    LayeredLayout.Item beside = layout.item(other);
                    boolean apart = Math.abs(beside.x - box.x) >= (beside.width + box.width) / 2;
                    assertThat(beside.layer != box.layer || apart)
                            .as("boxes %d and %d of seed %d", i, other, seed)
                            .isTrue();
                }
            }
        }
    }
}
