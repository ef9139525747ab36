package dev.gradsmith.graph.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Places boxes in layers, each below all that it is computed from, in an order with few crossings: the method of Sugiyama, Tagawa and Toda
 * 1981, with barycentres. An arrow over several layers has a point in each of them.
 */
final class LayeredLayout {
    static final double LAYER = 62;
    private static final double GAP = 22;
    private static final int SWEEPS = 12;
    private static final int ALIGNMENTS = 120;

    /** A box, or a point of an arrow on its way through a layer. */
    static final class Item {
        final int layer;
        final double width;
        final List<Item> above = new ArrayList<>();
        final List<Item> below = new ArrayList<>();
        double x;

        Item(int layer, double width) {
            this.layer = layer;
            this.width = width;
        }
    }

    private final List<GraphBox> boxes;
    private final List<Item> items = new ArrayList<>();
    private final List<List<Item>> layers = new ArrayList<>();

    /** From the upper box to the lower. */
    private final List<List<Item>> arrows = new ArrayList<>();

    private LayeredLayout(List<GraphBox> boxes) {
        this.boxes = boxes;
    }

    static LayeredLayout of(List<GraphBox> boxes) {
        LayeredLayout layout = new LayeredLayout(boxes);
        layout.assignLayers();
        layout.route();
        for (int i = 0; i < SWEEPS; i++) {
            layout.order(i % 2 == 0);
        }
        layout.layers.forEach(LayeredLayout::pack);
        for (int i = 0; i < ALIGNMENTS; i++) {
            layout.align(i % 2 == 0);
        }
        layout.moveToOrigin();
        return layout;
    }

    List<GraphBox> boxes() {
        return boxes;
    }

    Item item(int box) {
        return items.get(box);
    }

    List<List<Item>> arrows() {
        return arrows;
    }

    int height() {
        return layers.size();
    }

    double width() {
        return layers.stream()
                .flatMap(List::stream)
                .mapToDouble(item -> item.x + item.width / 2)
                .max()
                .orElse(0);
    }

    /** As high as possible; but what depends on nothing stands right above its first use. */
    private void assignLayers() {
        int[] layer = new int[boxes.size()];
        int[] firstUse = new int[boxes.size()];
        Arrays.fill(firstUse, Integer.MAX_VALUE);
        for (int i = 0; i < boxes.size(); i++) {
            for (int input : boxes.get(i).inputs()) {
                layer[i] = Math.max(layer[i], layer[input] + 1);
            }
        }
        for (int i = 0; i < boxes.size(); i++) {
            for (int input : boxes.get(i).inputs()) {
                firstUse[input] = Math.min(firstUse[input], layer[i]);
            }
        }
        for (int i = 0; i < boxes.size(); i++) {
            boolean source = boxes.get(i).inputs().isEmpty() && firstUse[i] != Integer.MAX_VALUE;
            add(new Item(source ? firstUse[i] - 1 : layer[i], boxes.get(i).width()));
        }
    }

    private void add(Item item) {
        while (layers.size() <= item.layer) {
            layers.add(new ArrayList<>());
        }
        layers.get(item.layer).add(item);
        items.add(item);
    }

    private void route() {
        for (int i = 0; i < boxes.size(); i++) {
            for (int input : boxes.get(i).inputs()) {
                List<Item> arrow = new ArrayList<>(List.of(items.get(input)));
                for (int layer = items.get(input).layer + 1; layer < items.get(i).layer; layer++) {
                    Item point = new Item(layer, 6);
                    layers.get(layer).add(point);
                    arrow.add(point);
                }
                arrow.add(items.get(i));
                for (int j = 1; j < arrow.size(); j++) {
                    arrow.get(j - 1).below.add(arrow.get(j));
                    arrow.get(j).above.add(arrow.get(j - 1));
                }
                arrows.add(arrow);
            }
        }
    }

    /** Puts each layer in the order of the mean places of its neighbours above, or below. */
    private void order(boolean downwards) {
        for (int i = 0; i < layers.size(); i++) {
            List<Item> layer = layers.get(downwards ? i : layers.size() - 1 - i);
            Map<Item, Double> wanted = new HashMap<>();
            for (int place = 0; place < layer.size(); place++) {
                Item item = layer.get(place);
                List<Item> neighbours = downwards ? item.above : item.below;
                double own = place;
                wanted.put(
                        item,
                        neighbours.stream().mapToDouble(this::share).average().orElse(own / layer.size()));
            }
            layer.sort(Comparator.comparingDouble(wanted::get));
        }
    }

    private double share(Item item) {
        List<Item> layer = layers.get(item.layer);
        return (layer.indexOf(item) + 0.5) / layer.size();
    }

    private static void pack(List<Item> layer) {
        double x = 0;
        for (Item item : layer) {
            item.x = x + item.width / 2;
            x += item.width + GAP;
        }
        double middle = (x - GAP) / 2;
        layer.forEach(item -> item.x -= middle);
    }

    /** Moves each item towards the mean of its neighbours, as far as those beside it allow. */
    private void align(boolean downwards) {
        for (int i = 0; i < layers.size(); i++) {
            List<Item> layer = layers.get(downwards ? i : layers.size() - 1 - i);
            double[] wanted = new double[layer.size()];
            for (int j = 0; j < wanted.length; j++) {
                Item item = layer.get(j);
                List<Item> neighbours = new ArrayList<>(item.above);
                neighbours.addAll(item.below);
                wanted[j] =
                        neighbours.stream().mapToDouble(one -> one.x).average().orElse(item.x);
            }
            place(layer, wanted);
        }
    }

    /** The middle of the two packings that keep the order: pushed from the left, and pushed from the right. */
    private static void place(List<Item> layer, double[] wanted) {
        int count = layer.size();
        double[] fromLeft = wanted.clone();
        double[] fromRight = wanted.clone();
        for (int j = 1; j < count; j++) {
            fromLeft[j] = Math.max(wanted[j], fromLeft[j - 1] + distance(layer, j));
        }
        for (int j = count - 2; j >= 0; j--) {
            fromRight[j] = Math.min(wanted[j], fromRight[j + 1] - distance(layer, j + 1));
        }
        for (int j = 0; j < count; j++) {
            layer.get(j).x = (fromLeft[j] + fromRight[j]) / 2;
        }
    }

    private static double distance(List<Item> layer, int right) {
        return (layer.get(right - 1).width + layer.get(right).width) / 2 + GAP;
    }

    private void moveToOrigin() {
        double left = layers.stream()
                .flatMap(List::stream)
                .mapToDouble(item -> item.x - item.width / 2)
                .min()
                .orElse(0);
        layers.forEach(layer -> layer.forEach(item -> item.x -= left));
    }
}
