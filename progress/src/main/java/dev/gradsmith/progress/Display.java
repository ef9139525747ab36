package dev.gradsmith.progress;

/** Where progress is shown. */
interface Display extends AutoCloseable {
    /** Within an epoch. */
    void within(State state);

    /** When an epoch is over. */
    void over(State state);

    @Override
    void close();
}
