package dev.gradsmith.report;

/** A part of the page. */
interface Section {
    /** Its heading. */
    String title();

    /** Writes what stands under the heading. */
    void write(Html html);
}
