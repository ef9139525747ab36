package dev.gradsmith.maven;

import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints what the compiler makes of the model files: their derivatives as formulas, the number of operations before and after
 * simplification, the rules that fired and where, and the passes over the data.
 */
@Mojo(name = "explain", threadSafe = true)
public final class ExplainMojo extends AbstractMojo {
    /** Where the model files are. */
    @Parameter(property = "gradsmith.sourceDirectory", defaultValue = "${project.basedir}/src/main/grad")
    private File sourceDirectory = new File(".");

    /** The one model to explain: {@code LinearRegression}, or {@code com.acme.LinearRegression}; all where it is left out. */
    @Parameter(property = "gradsmith.model")
    private @Nullable String model;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            String only = model == null ? "" : model;
            report(ModelExplanations.of(sourceDirectory.toPath(), only), only);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot explain: " + FileErrors.describe(e), e);
        }
    }

    private void report(ModelExplanations explanations, String only) throws MojoFailureException {
        explanations.texts().forEach(text -> text.lines().forEach(getLog()::info));
        explanations.warnings().forEach(problem -> getLog().warn(problem.text()));
        for (Problem problem : explanations.problems()) {
            getLog().error(problem.text());
            problem.bug().ifPresent(bug -> getLog().error(bug));
        }
        if (!explanations.problems().isEmpty()) {
            throw new MojoFailureException("errors in model files, see above");
        }
        if (explanations.texts().isEmpty()) {
            String which = only.isEmpty() ? "no model" : "no model '" + only + "'";
            throw new MojoFailureException("there is " + which + " in " + sourceDirectory);
        }
    }
}
