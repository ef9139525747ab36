package dev.gradsmith.report;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, steered by the DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final long START_SECONDS = 30;

    private final Process process;
    private final Path profile;
    private final DevTools tools;

    private Browser(Process process, Path profile, DevTools tools) {
        this.process = process;
        this.profile = profile;
        this.tools = tools;
    }

    /** The program, as the environment variable CHROMIUM names it or as it is found on the path; none where the variable is empty. */
    static Optional<Path> program() {
        Optional<String> named = Optional.ofNullable(System.getenv("CHROMIUM"));
        if (named.isPresent()) {
            return named.filter(name -> !name.isEmpty()).map(Path::of);
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path program) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("browser");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.txt").toFile())
                .start();
        return new Browser(
                process, profile, DevTools.connect(HttpClient.newHttpClient(), pageAddress(process, profile)));
    }

    /** The browser writes the port of its choice to a file. */
    private static URI pageAddress(Process process, Path profile) throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(file) && Files.readString(file).contains("\n")) {
                String port = Files.readAllLines(file).get(0);
                return DevTools.firstPage(HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + port + "/json"));
            }
            Thread.sleep(50);
        }
        throw new IOException("the browser did not start: " + Files.readString(profile.resolve("output.txt")));
    }

    /** Opens a page as on a screen of this width. */
    void open(URI page, int width, Scheme scheme) throws Exception {
        tools.call("Network.enable", "{}");
        tools.call("Page.enable", "{}");
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":844,\"deviceScaleFactor\":2,\"mobile\":" + (width < 600) + "}");
        tools.call(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\""
                        + scheme.name().toLowerCase(Locale.ROOT) + "\"}]}");
        tools.forget();
        tools.call("Page.navigate", "{\"url\":\"" + page + "\"}");
        tools.await("Page.loadEventFired");
    }

    /** The value of an expression of JavaScript. */
    String evaluate(String expression) throws Exception {
        String quoted = expression.replace("\\", "\\\\").replace("\"", "\\\"");
        String answer =
                tools.call("Runtime.evaluate", "{\"expression\":\"String(" + quoted + ")\",\"returnByValue\":true}");
        return DevTools.string(answer, "value").orElseThrow(() -> new IllegalStateException(answer));
    }

    /** The addresses that the page asked for, its own among them. */
    List<String> requests() {
        List<String> addresses = new ArrayList<>();
        for (String event : tools.events()) {
            if (event.contains("\"Network.requestWillBeSent\"")) {
                DevTools.string(event, "url").ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    /** What the page's author is told of in the console: violations of its policy, broken markup. */
    List<String> complaints() {
        return tools.events().stream()
                .filter(event -> event.contains("\"Log.entryAdded\"") || event.contains("\"Audits.issueAdded\""))
                .toList();
    }

    /** The whole page as a picture. */
    void screenshot(Path png) throws Exception {
        String answer = tools.call("Page.captureScreenshot", "{\"captureBeyondViewport\":true}");
        Files.write(
                png, Base64.getDecoder().decode(DevTools.string(answer, "data").orElseThrow()));
    }

    @Override
    public void close() throws IOException {
        tools.close();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            removeProfile();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its processes may write for a moment after they were told to end. */
    private void removeProfile() throws InterruptedException {
        for (int i = 0; i < 50 && Files.exists(profile); i++) {
            try (Stream<Path> files = Files.walk(profile)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                Thread.sleep(100);
            }
        }
    }

    enum Scheme {
        LIGHT,
        DARK
    }
}
