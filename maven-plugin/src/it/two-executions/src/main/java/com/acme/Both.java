package com.acme;

/** Needs the classes of both executions. */
final class Both {
    static final int PARAMETERS = First.builder().d(2).build().w().length + Second.builder().d(3).build().w().length;

    private Both() {}
}
