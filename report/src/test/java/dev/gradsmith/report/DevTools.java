package dev.gradsmith.report;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection to one page of a browser. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final long SECONDS = 60;
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+)");

    private final Map<Integer, CompletableFuture<String>> open = new ConcurrentHashMap<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();
    private volatile WebSocket socket;

    static URI firstPage(HttpClient client, URI list) throws IOException, InterruptedException {
        String pages = client.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        String page = pages.substring(pages.indexOf("\"type\": \"page\""));
        return URI.create(string(page, "webSocketDebuggerUrl").orElseThrow(() -> new IOException(pages)));
    }

    static DevTools connect(HttpClient client, URI page) {
        DevTools tools = new DevTools();
        tools.socket = client.newWebSocketBuilder().buildAsync(page, tools).join();
        return tools;
    }

    /** Calls a method of the protocol; the answer as JSON. */
    String call(String method, String parameters) throws Exception {
        int id = calls.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        open.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .get(SECONDS, TimeUnit.SECONDS);
        String text = answer.get(SECONDS, TimeUnit.SECONDS);
        if (text.contains("\"error\":{")) {
            throw new IllegalStateException(method + ": " + text);
        }
        return text;
    }

    List<String> events() {
        return events;
    }

    void forget() {
        events.clear();
    }

    /** Waits for an event since the last {@link #forget}. */
    void await(String method) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (events.stream().noneMatch(event -> event.contains("\"" + method + "\""))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no " + method + " within " + SECONDS + " seconds");
            }
            Thread.sleep(20);
        }
    }

    /** The first string of that name in JSON. */
    static Optional<String> string(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"")
                .matcher(json);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            receive(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void receive(String text) {
        Matcher matcher = ID.matcher(text);
        if (!matcher.find()) {
            events.add(text);
            return;
        }
        CompletableFuture<String> answer = open.remove(Integer.parseInt(matcher.group(1)));
        if (answer != null) {
            answer.complete(text);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
