package dev.gradsmith.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs once more with {@code -XX:-UseFMA}, as on a processor without the instruction: the module's pom says so. */
final class FusedMultiplyAddTest {

    /** (1 + e)^2 - (1 + 2e) is e^2, which a product of its own rounds away. */
    @Test
    void roundsOnceOrTwiceAlways() {
        float e = 0x1p-20f;
        assertThat(FusedMultiplyAdd.of(1 + e, 1 + e, -1 - 2 * e)).isEqualTo(FusedMultiplyAdd.QUICK ? e * e : 0);
        double wide = 0x1p-40;
        assertThat(FusedMultiplyAdd.of(1 + wide, 1 + wide, -1 - 2 * wide))
                .isEqualTo(FusedMultiplyAdd.QUICK ? wide * wide : 0);
    }

    /** Elsewhere the option does not exist. */
    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
    void isNotTakenWhereTheVirtualMachineMayNotUseIt() {
        boolean forbidden =
                ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:-UseFMA");
        assertThat(forbidden && FusedMultiplyAdd.QUICK).isFalse();
    }
}
