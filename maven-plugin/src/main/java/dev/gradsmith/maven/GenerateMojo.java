package dev.gradsmith.maven;

import dev.gradsmith.compiler.Compiler;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Compiles the model files of a project to Java sources, which the project's Java compiler takes with its own. A model's directory is the
 * package of its classes. What did not change since the last build is not compiled again.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {
    private final MavenProject project;

    /** Where the model files are, in the folders of their packages. */
    @Parameter(property = "gradsmith.sourceDirectory", defaultValue = "${basedir}/src/main/grad")
    private File sourceDirectory = new File("");

    /** Where the generated sources go. */
    @Parameter(
            property = "gradsmith.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/gradsmith")
    private File outputDirectory = new File("");

    /** Leaves everything as it is. */
    @Parameter(property = "gradsmith.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    private File buildDirectory = new File("");

    @Parameter(defaultValue = "${plugin}", readonly = true)
    private PluginDescriptor plugin = new PluginDescriptor();

    @Inject
    public GenerateMojo(MavenProject project) {
        this.project = project;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped.");
            return;
        }
        refuseSharedOutput();
        Generator.Outcome outcome = generate();
        project.addCompileSourceRoot(outputDirectory.getPath());
        addDescriptions();
        if (outcome.models() == 0) {
            getLog().info("No model files in " + sourceDirectory + ".");
            return;
        }
        outcome.warnings().forEach(warning -> getLog().warn(warning.text()));
        report(outcome.problems());
        getLog().info("Models: " + outcome.models() + ", of which up to date: " + outcome.upToDate() + ".");
    }

    private Generator.Outcome generate() throws MojoExecutionException {
        Path output = outputDirectory.toPath();
        Path manifest =
                Manifest.location(buildDirectory.toPath(), project.getBasedir().toPath(), output);
        try {
            return new Generator(
                            sourceDirectory.toPath(), output, manifest, CompilerVersion.of(plugin), Compiler::compile)
                    .run();
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot generate sources: " + FileErrors.describe(e), e);
        }
    }

    /** What the compiler tells of each model goes with the classes, for reports. */
    private void addDescriptions() {
        Resource descriptions = new Resource();
        descriptions.setDirectory(outputDirectory.getPath());
        descriptions.addInclude("**/*" + OutputDirectory.DESCRIPTION);
        project.addResource(descriptions);
    }

    /** Each of two executions would take the other's files for stale, and remove them. */
    private void refuseSharedOutput() throws MojoFailureException {
        String key = "gradsmith " + outputDirectory.getAbsolutePath();
        Object other = project.getContextValue(key);
        if (other != null && !other.equals(sourceDirectory.getAbsolutePath())) {
            throw new MojoFailureException("two executions generate into " + outputDirectory + ", from " + other
                    + " and from " + sourceDirectory + "; give each an outputDirectory of its own");
        }
        project.setContextValue(key, sourceDirectory.getAbsolutePath());
    }

    private void report(List<Problem> problems) throws MojoFailureException {
        for (Problem problem : problems) {
            getLog().error(problem.text());
            problem.bug().ifPresent(bug -> getLog().error(bug));
        }
        if (!problems.isEmpty()) {
            String count = problems.size() == 1 ? "1 error" : problems.size() + " errors";
            throw new MojoFailureException(count + " in model files, see above");
        }
    }
}
