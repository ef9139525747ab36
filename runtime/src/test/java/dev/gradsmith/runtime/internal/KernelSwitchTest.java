package dev.gradsmith.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradsmith.runtime.DoubleKernels;
import dev.gradsmith.runtime.FloatKernels;
import dev.gradsmith.runtime.Kernels;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class KernelSwitchTest {
    private static final long ENOUGH = 500_000_000;
    private static final Kernels OTHER = new Other();

    /** A kernel is a name here, and the other one's rounds are slow so many times. */
    private static KernelRounds<String> rounds(AtomicInteger slowRounds) {
        return rounds(sizeClass -> slowRounds.getAndDecrement() > 0);
    }

    /** Those of the other one are slow for some classes, or at some times. */
    private static KernelRounds<String> rounds(IntPredicate slow) {
        return new KernelRounds<>() {
            @Override
            public String of(Kernels kernels) {
                return kernels == OTHER ? "other" : "plain";
            }

            @Override
            public void run(KernelName kernel, int sizeClass, String kernels) {
                boolean isSlow = kernels.equals("other") && slow.test(sizeClass);
                boolean isQuick = kernels.equals("other") && !isSlow;
                LockSupport.parkNanos(isSlow ? 20_000_000 : isQuick ? 0 : 1_000_000);
            }
        };
    }

    private static KernelSwitch<String> newSwitch(Optional<Kernels> provided, AtomicInteger slowRounds) {
        WarmUp warmUp = new WarmUp(() -> new ProvidedKernels(provided, "for the test"));
        return new KernelSwitch<>(KernelName.DOT, rounds(slowRounds), warmUp);
    }

    @Test
    void littleWorkStartsNothing() throws Exception {
        AtomicInteger slowRounds = new AtomicInteger(5);
        KernelSwitch<String> kernel = newSwitch(Optional.of(OTHER), slowRounds);
        for (int i = 0; i < 9; i++) {
            assertThat(kernel.choose(SizeClass.ARRAY, ENOUGH / 10)).isEqualTo("plain");
        }
        Thread.sleep(50);
        assertThat(slowRounds).hasValue(5);
    }

    @Test
    void changesWhenTheOtherIsWarm() throws Exception {
        AtomicInteger slowRounds = new AtomicInteger(5);
        KernelSwitch<String> kernel = newSwitch(Optional.of(OTHER), slowRounds);
        assertThat(kernel.choose(SizeClass.ARRAY, ENOUGH)).isEqualTo("plain");
        while (kernel.choose(SizeClass.ARRAY, 1).equals("plain")) {
            Thread.sleep(1);
        }
        assertThat(kernel.choose(SizeClass.ARRAY, 1)).isEqualTo("other");
        // Five slow ones, and then twenty that are quick.
        assertThat(slowRounds.get()).isLessThanOrEqualTo(-20);
    }

    @Test
    void aSecondClassOfSizesIsWarmedTogetherWithTheFirst() throws Exception {
        AtomicInteger slowRounds = new AtomicInteger();
        KernelSwitch<String> kernel = newSwitch(Optional.of(OTHER), slowRounds);
        kernel.choose(0, ENOUGH);
        while (kernel.choose(0, 1).equals("plain")) {
            Thread.sleep(1);
        }
        assertThat(kernel.choose(1, 1)).isEqualTo("plain");
        slowRounds.set(10);
        assertThat(kernel.choose(1, ENOUGH)).isEqualTo("plain");
        while (kernel.choose(1, 1).equals("plain")) {
            Thread.sleep(1);
        }
        assertThat(kernel.choose(0, 1)).isEqualTo("other");
        assertThat(slowRounds.get()).isLessThanOrEqualTo(-40);
    }

    @Test
    void classesThatHaveDoneLittleAreWarmedTogetherWithTheOneThatHasDoneMuch() throws Exception {
        KernelSwitch<String> kernel = newSwitch(Optional.of(OTHER), new AtomicInteger());
        kernel.choose(3, 1);
        kernel.choose(0, ENOUGH);
        while (kernel.choose(0, 1).equals("plain")) {
            Thread.sleep(1);
        }
        assertThat(kernel.choose(3, 1)).isEqualTo("other");
        assertThat(kernel.choose(4, 1)).isEqualTo("plain");
    }

    @Test
    void aClassThatNeverBecomesQuickLeavesTheOthersAsTheyAre() throws Exception {
        AtomicInteger slowRounds = new AtomicInteger();
        WarmUp warmUp = new WarmUp(() -> new ProvidedKernels(Optional.of(OTHER), "for the test"));
        KernelSwitch<String> kernel = new KernelSwitch<>(KernelName.DOT, rounds(slowRounds), warmUp, 2_000_000_000L);
        kernel.choose(0, ENOUGH);
        while (kernel.choose(0, 1).equals("plain")) {
            Thread.sleep(1);
        }
        slowRounds.set(Integer.MAX_VALUE);
        AtomicBoolean isNextDone = new AtomicBoolean();
        kernel.choose(1, ENOUGH);
        warmUp.submit(() -> isNextDone.set(true));
        while (!isNextDone.get()) {
            Thread.sleep(1);
        }
        assertThat(kernel.choose(0, 1)).isEqualTo("other");
        assertThat(kernel.choose(1, 1)).isEqualTo("plain");
    }

    /** As products of one row were beside those of many, in networks of one feature. */
    @Test
    void thoseWarmedUpWithAClassThatNeverBecomesQuickAreTheOthersInTheEnd() throws Exception {
        WarmUp warmUp = new WarmUp(() -> new ProvidedKernels(Optional.of(OTHER), "for the test"));
        KernelSwitch<String> kernel =
                new KernelSwitch<>(KernelName.DOT, rounds(sizeClass -> sizeClass == 2), warmUp, 3_000_000_000L);
        kernel.choose(2, 1);
        kernel.choose(0, ENOUGH);
        while (kernel.choose(0, 1).equals("plain")) {
            Thread.sleep(1);
        }
        assertThat(kernel.choose(2, 1)).isEqualTo("plain");
    }

    @Test
    void staysWithThePlainOneWhereTheOtherIsNeverQuick() throws Exception {
        AtomicInteger slowRounds = new AtomicInteger(Integer.MAX_VALUE);
        WarmUp warmUp = new WarmUp(() -> new ProvidedKernels(Optional.of(OTHER), "for the test"));
        KernelSwitch<String> kernel = new KernelSwitch<>(KernelName.DOT, rounds(slowRounds), warmUp, 200_000_000);
        AtomicBoolean isNextDone = new AtomicBoolean();
        kernel.choose(SizeClass.ARRAY, ENOUGH);
        warmUp.submit(() -> isNextDone.set(true));
        while (!isNextDone.get()) {
            Thread.sleep(1);
        }
        assertThat(kernel.choose(SizeClass.ARRAY, 1)).isEqualTo("plain");
    }

    @Test
    void staysWithThePlainOneWhereThereIsNoOther() throws Exception {
        AtomicInteger slowRounds = new AtomicInteger();
        KernelSwitch<String> kernel = newSwitch(Optional.empty(), slowRounds);
        kernel.choose(SizeClass.ARRAY, ENOUGH);
        Thread.sleep(50);
        assertThat(kernel.choose(SizeClass.ARRAY, ENOUGH)).isEqualTo("plain");
        assertThat(slowRounds).hasValue(0);
    }

    private static final class Other implements Kernels {
        @Override
        public FloatKernels floats() {
            throw new UnsupportedOperationException();
        }

        @Override
        public DoubleKernels doubles() {
            throw new UnsupportedOperationException();
        }
    }
}
