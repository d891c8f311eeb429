package io.paythread.privacy;

import io.paythread.platform.http.RequestCleaning;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes card data out of what callers of our own API write and search for, and out of the forms of our own pages. Ids that we know stay, so that a ticket is
 * found by a number that could be a card's.
 */
@Singleton
class RequestRedaction implements RequestCleaning {
    /**
     * Signing secrets are sealed before they are stored, passwords and tokens hashed; a changed one would verify nothing
     * and lock its owner out.
     */
    private static final Fields FIELDS =
            new Fields(Set.of(), Set.of("secret", "secrets", "password", "current_password", "new_password", "token"));

    private final Redactor redactor;
    private final KnownIds known;

    RequestRedaction(Redactor redactor, KnownIds known) {
        this.redactor = redactor;
        this.known = known;
    }

    @Override
    public Uni<Buffer> body(Buffer body) {
        Search search = redactor.search(body.getBytes(), FIELDS);
        if (!search.redacted().changed()) {
            return Uni.createFrom().item(body);
        }
        return known.among(search.candidates())
                .map(search::redactedBut)
                .map(clean -> clean.changed() ? Buffer.buffer(clean.body()) : body);
    }

    @Override
    public boolean concerns(String rawQuery) {
        return parts(rawQuery).stream()
                .anyMatch(part -> redactor.search(part, Set.of()).redacted().changed());
    }

    @Override
    public Uni<Optional<String>> query(String rawQuery) {
        List<Search> searched = parts(rawQuery).stream()
                .map(part -> redactor.search(part, Set.of()))
                .toList();
        Set<String> candidates = new HashSet<>();
        searched.forEach(search -> candidates.addAll(search.candidates()));
        return known.among(candidates).map(ids -> clean(rawQuery, searched, ids));
    }

    /** The parts that need no change stay as they were encoded. */
    private static Optional<String> clean(String rawQuery, List<Search> searched, Set<String> ids) {
        List<String> parts = new ArrayList<>(List.of(rawQuery.split("&", -1)));
        boolean changed = false;
        for (int i = 0; i < parts.size(); i++) {
            Redacted redacted = searched.get(i).redactedBut(ids);
            if (redacted.changed()) {
                parts.set(i, encoded(new String(redacted.body(), StandardCharsets.UTF_8)));
                changed = true;
            }
        }
        return changed ? Optional.of(String.join("&", parts)) : Optional.empty();
    }

    private static List<byte[]> parts(String rawQuery) {
        return List.of(rawQuery.split("&", -1)).stream()
                .map(part -> decoded(part).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return part;
        }
    }

    private static String encoded(String part) {
        int equals = part.indexOf('=');
        return equals < 0
                ? URLEncoder.encode(part, StandardCharsets.UTF_8)
                : URLEncoder.encode(part.substring(0, equals), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(part.substring(equals + 1), StandardCharsets.UTF_8);
    }
}
