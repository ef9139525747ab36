package dev.gradsmith.progress;

/** Where progress is shown. */
interface Display extends AutoCloseable {
    void show(State state);

    @Override
    void close();
}
