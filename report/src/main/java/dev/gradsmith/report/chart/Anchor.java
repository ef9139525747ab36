package dev.gradsmith.report.chart;

/** Which part of a text stands at its place. */
public enum Anchor {
    START,
    MIDDLE,
    END
}
