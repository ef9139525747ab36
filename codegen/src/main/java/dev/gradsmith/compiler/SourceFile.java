package dev.gradsmith.compiler;

/**
 * A model file to compile.
 *
 * @param name the file as diagnostics show it; the model is named after its last part, without {@code .grad}
 * @param packageName of the generated classes; empty for the unnamed package
 */
public record SourceFile(String name, String packageName, String text) {
    /** The model's name: {@code LinearRegression} for {@code src/main/grad/LinearRegression.grad}. */
    public String modelName() {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.endsWith(".grad") ? last.substring(0, last.length() - ".grad".length()) : last;
    }
}
