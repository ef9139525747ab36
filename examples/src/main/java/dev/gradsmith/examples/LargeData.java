package dev.gradsmith.examples;

import dev.gradsmith.data.BlockCache;
import dev.gradsmith.data.Npy;
import dev.gradsmith.data.TableBlocks;
import dev.gradsmith.runtime.FitOptions;
import dev.gradsmith.runtime.RandomStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/**
 * Data larger than memory: makes two NumPy files of some gigabytes, a cache of them, and trains on it. Run it with a small heap:
 *
 * <pre>java -Xmx1g … dev.gradsmith.examples.LargeData folder gigabytes epochs</pre>
 */
public final class LargeData {
    private static final int FEATURES = 512;
    private static final int CHUNK = 4096;
    private static final int BATCH = 256;
    private static final double GIGABYTE = 1e9;

    private LargeData() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "large-data"));
        double gigabytes = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 8;
        int epochs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        run(folder, gigabytes, epochs);
    }

    /** The largest error of a weight after training. */
    static double run(Path folder, double gigabytes, int epochs) throws IOException {
        long rows = Math.max(BATCH, Math.round(gigabytes * GIGABYTE / (Float.BYTES * (FEATURES + 1))));
        Path features = folder.resolve("X.npy");
        Path targets = folder.resolve("yhat.npy");
        if (!Files.exists(targets)) {
            write(features, targets, rows);
        }
        WideRegressionTrainer trainer =
                WideRegressionTrainer.builder().d(FEATURES).build();
        TableBlocks source = Npy.blocks(features, "X").with(Npy.blocks(targets, "yhat"));
        long start = System.nanoTime();
        BlockCache data = BlockCache.of(folder.resolve("data.cache"), source, trainer.columns());
        double bytes = (double) data.rows() * data.rowBytes();
        print("%s: %.2f GB; opened or built in %.1f s", data, bytes / GIGABYTE, (System.nanoTime() - start) / 1e9);
        FitOptions options = FitOptions.epochs(epochs)
                .batchSize(BATCH)
                .onEpoch(epoch -> print(
                        "epoch %d: loss %.6f, %.2f s, %.2f GB/s",
                        epoch.number(), epoch.meanLoss(), epoch.nanoseconds() / 1e9, bytes / epoch.nanoseconds()));
        trainer.fit(data, options);
        return error(trainer.model().w());
    }

    /** A feature is uniform from -1 to 1; the target has the weights -1, 0 and 1 in turn, and no noise. */
    private static void write(Path features, Path targets, long rows) throws IOException {
        try (FileChannel x = create(features, rows, FEATURES);
                FileChannel y = create(targets, rows, 1)) {
            RandomStream random = new RandomStream(1);
            ByteBuffer rowBytes =
                    ByteBuffer.allocateDirect(CHUNK * FEATURES * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            ByteBuffer targetBytes =
                    ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (long row = 0; row < rows; row += CHUNK) {
                int count = (int) Math.min(CHUNK, rows - row);
                for (int i = 0; i < count; i++) {
                    targetBytes.putFloat(putRow(random, rowBytes));
                }
                writeFully(x, rowBytes.flip());
                writeFully(y, targetBytes.flip());
                rowBytes.clear();
                targetBytes.clear();
            }
        }
    }

    private static float putRow(RandomStream random, ByteBuffer into) {
        float target = 0;
        for (int i = 0; i < FEATURES; i += 2) {
            long bits = random.nextLong();
            float first = (int) bits * 0x1p-31f;
            float second = (int) (bits >>> 32) * 0x1p-31f;
            into.putFloat(first).putFloat(second);
            target += weight(i) * first + weight(i + 1) * second;
        }
        return target;
    }

    private static float weight(int feature) {
        return feature % 3 - 1;
    }

    private static double error(float[] weights) {
        double largest = 0;
        for (int i = 0; i < weights.length; i++) {
            largest = Math.max(largest, Math.abs(weights[i] - weight(i)));
        }
        return largest;
    }

    /** A file in NumPy's format, up to where the numbers begin. */
    private static FileChannel create(Path file, long rows, int width) throws IOException {
        String shape = width == 1 ? rows + "," : rows + ", " + width;
        byte[] header = ("{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }")
                .getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(header, 118);
        Arrays.fill(padded, header.length, padded.length, (byte) ' ');
        padded[padded.length - 1] = '\n';
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        writeFully(
                channel,
                ByteBuffer.wrap(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) padded.length, 0}));
        writeFully(channel, ByteBuffer.wrap(padded));
        return channel;
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
