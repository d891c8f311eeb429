package io.paythread.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** As much of a browser as signing in takes: cookies, by server, and redirects, one after another. */
final class TestBrowser {
    private static final int MAX_STEPS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    /** One page, wherever it leads to. */
    HttpResponse<String> get(URI address) {
        Map<String, String> jar = cookies.computeIfAbsent(address.getAuthority(), none -> new HashMap<>());
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(line -> keep(jar, line));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keep(Map<String, String> jar, String line) {
        for (HttpCookie cookie : HttpCookie.parse(line)) {
            if (cookie.hasExpired() || cookie.getValue().isEmpty()) {
                jar.remove(cookie.getName());
            } else {
                jar.put(cookie.getName(), cookie.getValue());
            }
        }
    }

    /** Follows redirects until the next address is one of those, which it gives; fails where they end before. */
    URI follow(URI start, Predicate<URI> until) {
        URI address = start;
        for (int step = 0; step < MAX_STEPS; step++) {
            HttpResponse<String> answer = get(address);
            URI here = address;
            address = answer.headers()
                    .firstValue("Location")
                    .map(here::resolve)
                    .orElseThrow(() -> new AssertionError(
                            "led nowhere: " + here + " " + answer.statusCode() + " " + answer.body()));
            if (until.test(address)) {
                return address;
            }
        }
        throw new AssertionError("led in circles from " + start);
    }

    Optional<String> cookie(URI server, String name) {
        return Optional.ofNullable(
                cookies.getOrDefault(server.getAuthority(), Map.of()).get(name));
    }

    Map<String, String> cookiesOf(URI server) {
        return Map.copyOf(cookies.getOrDefault(server.getAuthority(), Map.of()));
    }
}
