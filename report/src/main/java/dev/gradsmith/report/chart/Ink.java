package dev.gradsmith.report.chart;

import java.util.Locale;

/**
 * What a mark is drawn with: a part that it plays, which has one colour on light paper and another on dark. The colours of series can be
 * told apart with any colour vision (Okabe and Ito 2008), and stand out from their paper by 3 to 1 at least.
 */
public enum Ink {
    PAPER(0xFFFFFF, 0x16181C),
    TEXT(0x1B1F24, 0xE8EAED),
    MUTED(0x5B636D, 0xA2A9B3),
    GRID(0xE3E6EA, 0x30353C),
    FIRST(0x0B6BB0, 0x5CB3F0),
    SECOND(0xC8510A, 0xF29A55),
    THIRD(0x00805E, 0x3CC49B),
    FOURTH(0xA8508A, 0xE08FC4),
    /** Behind other things: the inside of a node or a bar. */
    SOFT(0xD6E6F4, 0x24435E),
    SOFT_SECOND(0xFBE3D1, 0x5A3A20);

    private static final Ink[] SERIES = {FIRST, SECOND, THIRD, FOURTH};

    private final int light;
    private final int dark;

    Ink(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    /** The ink of a chart's series by its place; after the last one they begin again. */
    static Ink ofSeries(int place) {
        return SERIES[place % SERIES.length];
    }

    /** On light paper, as {@code 0xRRGGBB}. */
    public int light() {
        return light;
    }

    /** The name of its CSS variable: {@code --ink-first}. */
    String variable() {
        return "--ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The CSS variables of all inks, light, and dark where the reader's system is. */
    public static String css() {
        StringBuilder light = new StringBuilder(":root{color-scheme:light dark;");
        StringBuilder dark = new StringBuilder("@media (prefers-color-scheme:dark){:root{");
        for (Ink ink : values()) {
            light.append(ink.declaration(ink.light));
            dark.append(ink.declaration(ink.dark));
        }
        return light + "}\n" + dark + "}}\n";
    }

    private String declaration(int colour) {
        return String.format(Locale.ROOT, "%s:#%06X;", variable(), colour);
    }
}
