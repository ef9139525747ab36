package dev.gradsmith.compiler;

/**
 * A generated source file.
 *
 * @param path below the source root, with slashes: {@code com/acme/LinearRegression.java}
 */
public record GeneratedFile(String path, String content) {}
