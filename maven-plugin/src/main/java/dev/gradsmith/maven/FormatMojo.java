package dev.gradsmith.maven;

import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Gives the model files of a project the layout of the language's page. Files with mistakes of syntax are left as they are. */
@Mojo(name = "format", threadSafe = true)
public final class FormatMojo extends AbstractMojo {
    /** Where the model files are. */
    @Parameter(property = "gradsmith.sourceDirectory", defaultValue = "${project.basedir}/src/main/grad")
    private File sourceDirectory = new File(".");

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            ModelFormat format = ModelFormat.of(sourceDirectory.toPath());
            format.apply();
            format.differences().forEach(difference -> getLog().info("Formatted " + difference.file()));
            format.problems().forEach(problem -> getLog().error(problem.text()));
            if (!format.problems().isEmpty()) {
                throw new MojoFailureException("some model files have mistakes and were not formatted, see above");
            }
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot format: " + FileErrors.describe(e), e);
        }
    }
}
