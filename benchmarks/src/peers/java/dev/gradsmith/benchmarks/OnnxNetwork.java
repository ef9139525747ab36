package dev.gradsmith.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A network of dense layers with relu between them, as an ONNX file. Its messages, from {@code onnx.proto3}, are few enough to be written
 * without a library of protocol buffers.
 */
final class OnnxNetwork {
    /** The name of the pictures. */
    static final String INPUT = "x";

    private static final int IR_VERSION = 8;
    private static final int OPERATORS_VERSION = 13;
    private static final int FLOAT = 1;

    private OnnxNetwork() {}

    /** One message: its fields one after the other. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private void variable(long value) {
            long rest = value;
            while (rest >= 0x80) {
                bytes.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }

        Message number(int field, long value) {
            variable((long) field << 3);
            variable(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            variable(((long) field << 3) | 2);
            variable(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes.toByteArray());
        }
    }

    /**
     * The network for one example at a time.
     *
     * @param widths of the input and of each layer
     * @param seed of its weights
     */
    static byte[] bytes(int[] widths, long seed) {
        Message graph = new Message().text(2, "network");
        String layer = INPUT;
        for (int i = 1; i < widths.length; i++) {
            addDense(graph, layer, "z" + i, i, widths, seed);
            layer = "z" + i;
            if (i < widths.length - 1) {
                graph.message(1, node("Relu", "h" + i, layer));
                layer = "h" + i;
            }
        }
        graph.message(11, row(INPUT, widths[0])).message(12, row(layer, widths[widths.length - 1]));
        Message operators = new Message().text(1, "").number(2, OPERATORS_VERSION);
        Message model = new Message().number(1, IR_VERSION).message(7, graph).message(8, operators);
        return model.bytes.toByteArray();
    }

    private static void addDense(Message graph, String from, String to, int layer, int[] widths, long seed) {
        int inputs = widths[layer - 1];
        int outputs = widths[layer];
        graph.message(1, node("Gemm", to, from, "w" + layer, "b" + layer))
                .message(5, tensor("w" + layer, weights(inputs, outputs, seed + layer), inputs, outputs))
                .message(5, tensor("b" + layer, new float[outputs], outputs));
    }

    /** Of a dense layer, scaled so that what comes out is about as large as what goes in. */
    static float[] weights(int inputs, int outputs, long seed) {
        float[] weights = Numbers.gaussian(inputs * outputs, seed);
        float scale = (float) Math.sqrt(2.0 / inputs);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale;
        }
        return weights;
    }

    private static Message node(String operator, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operator);
    }

    private static Message tensor(String name, float[] values, int... shape) {
        Message tensor = new Message();
        for (int size : shape) {
            tensor.number(1, size);
        }
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array());
    }

    /** A matrix of one row. */
    private static Message row(String name, int width) {
        Message shape = new Message().message(1, new Message().number(1, 1)).message(1, new Message().number(1, width));
        Message type = new Message().message(1, new Message().number(1, FLOAT).message(2, shape));
        return new Message().text(1, name).message(2, type);
    }
}
