package dev.gradsmith.maven;

import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Fails the build where a model file has another layout than {@code gradsmith:format} gives it. */
@Mojo(name = "check-format", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckFormatMojo extends AbstractMojo {
    /** Where the model files are. */
    @Parameter(property = "gradsmith.sourceDirectory", defaultValue = "${project.basedir}/src/main/grad")
    private File sourceDirectory = new File(".");

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            ModelFormat format = ModelFormat.of(sourceDirectory.toPath());
            format.problems().forEach(problem -> getLog().error(problem.text()));
            format.differences()
                    .forEach(difference -> getLog().error(Problem.at(
                                    difference.file(), difference.line(), difference.column(), "is not formatted")
                            .text()));
            if (!format.problems().isEmpty() || !format.differences().isEmpty()) {
                throw new MojoFailureException("model files are not formatted; run: mvn gradsmith:format");
            }
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot check the format: " + FileErrors.describe(e), e);
        }
    }
}
