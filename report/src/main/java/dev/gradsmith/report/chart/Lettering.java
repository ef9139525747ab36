package dev.gradsmith.report.chart;

/** Sizes of text, in the units of the drawing. */
public enum Lettering {
    TITLE(15.5),
    LABEL(13),
    TICK(12.5);

    /** Of a character's width in sans-serif fonts, as a part of the size; a little too much rather than too little. */
    private static final double WIDTH = 0.58;

    private final double size;

    Lettering(double size) {
        this.size = size;
    }

    public double size() {
        return size;
    }

    public boolean isBold() {
        return this == TITLE;
    }

    /** About how wide a text is: fonts differ, and the reader's is not known when a chart is drawn. */
    double width(String text) {
        return text.codePointCount(0, text.length()) * size * WIDTH;
    }
}
