package io.paythread.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.feed.FeedCatalog;
import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedRenderer;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.feed.FeedRowView;
import io.paythread.platform.feed.Rendered;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.security.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes bodies, when they are sent: what a body shows is never older than the change that it tells of. */
@Singleton
class Bodies {
    /** Standard Webhooks asks for less than 20 kB. */
    static final int MOST_BYTES = 20_000;

    private final FeedCatalog catalog;
    private final FeedCursors cursors;
    private final FeedEpoch epoch;
    private final FeedRenderer renderer;
    private final ObjectMapper json;

    Bodies(FeedCatalog catalog, FeedCursors cursors, FeedEpoch epoch, FeedRenderer renderer, ObjectMapper json) {
        this.catalog = catalog;
        this.cursors = cursors;
        this.epoch = epoch;
        this.renderer = renderer;
        this.json = json;
    }

    /**
     * The body by Standard Webhooks.
     *
     * @param truncated true where the data would have been too large and is left out
     */
    record Body(String type, Instant timestamp, @Nullable Boolean truncated, Object data) {}

    /** What a test tells. */
    record TestData(String endpoint, String message) {}

    /** The body of a message for its receiver. */
    Uni<String> of(Claimed claim) {
        Message message = claim.message();
        if (message.row().isEmpty()) {
            String endpoint = PublicId.format(IdPrefix.WEBHOOK_ENDPOINT, message.endpoint());
            return Uni.createFrom().item(test(message, endpoint));
        }
        FeedRow row = message.row().get();
        return rendered(claim, row).chain(view -> epoch.of(row.position()).map(now -> body(row, now, view)));
    }

    private String test(Message message, String endpoint) {
        TestData data = new TestData(endpoint, message.publicId());
        return write(json, new Body(message.type(), message.recordedAt(), null, data));
    }

    private Uni<Optional<Rendered>> rendered(Claimed claim, FeedRow row) {
        if (claim.receiver().settings().payload() == Payload.THIN) {
            return Uni.createFrom().item(Optional.empty());
        }
        Set<String> scopes = claim.receiver().settings().scopes().stream()
                .map(Scope::wireName)
                .collect(Collectors.toUnmodifiableSet());
        // A reason that is reserved needs a scope that no endpoint has: nothing is shown that must be written down.
        return renderer.render(List.of(row), scopes).map(found -> Optional.ofNullable(found.get(row.id())));
    }

    private String body(FeedRow row, String epoch, Optional<Rendered> rendered) {
        String cursor = cursors.encode(FeedFilter.ALL, epoch, row.position());
        var type = catalog.find(row.type());
        return fitted(
                json,
                row.type(),
                row.recordedAt(),
                FeedRowView.of(row, type, cursor, rendered.orElse(null)),
                FeedRowView.of(row, type, cursor, null));
    }

    /** The whole view where it fits, the thin one where it does not. */
    static String fitted(ObjectMapper json, String type, Instant timestamp, Object whole, Object thin) {
        String body = write(json, new Body(type, timestamp, null, whole));
        return body.getBytes(StandardCharsets.UTF_8).length < MOST_BYTES
                ? body
                : write(json, new Body(type, timestamp, true, thin));
    }

    private static String write(ObjectMapper json, Body body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body cannot be written: " + body.type(), e);
        }
    }
}
