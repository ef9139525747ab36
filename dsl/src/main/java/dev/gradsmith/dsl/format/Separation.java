package dev.gradsmith.dsl.format;

/** What stands between something and what comes before it. */
enum Separation {
    /** Both are on one line. */
    SEMICOLON,
    LINE_END,
    BLANK_LINE
}
