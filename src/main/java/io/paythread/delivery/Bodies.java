package io.paythread.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.feed.FeedCatalog;
import io.paythread.platform.feed.FeedRenderer;
import io.paythread.platform.feed.FeedRow;
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
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes bodies, when they are sent: what a body shows is never older than the change that it tells of. */
@Singleton
class Bodies {
    /** Standard Webhooks asks for less than 20 kB. */
    static final int MOST_BYTES = 20_000;

    private final FeedCatalog catalog;
    private final FeedRenderer renderer;
    private final ObjectMapper json;

    Bodies(FeedCatalog catalog, FeedRenderer renderer, ObjectMapper json) {
        this.catalog = catalog;
        this.renderer = renderer;
        this.json = json;
    }

    /** The body by Standard Webhooks. */
    record Body(String type, Instant timestamp, @JsonInclude(JsonInclude.Include.ALWAYS) Object data) {}

    /** What is told of a row of the feed; without {@code data} it is thin. */
    record RowData(
            String id,
            String object,
            @Nullable String subject,
            @Nullable String customer,
            @Nullable Long revision,
            @Nullable String source,
            Instant recordedAt,
            @Nullable Object data,
            @Nullable Boolean truncated) {}

    /** What a test tells. */
    record TestData(String endpoint, String message) {}

    Uni<String> of(Claimed claim) {
        Message message = claim.message();
        if (message.row().isEmpty()) {
            return Uni.createFrom().item(write(message, new TestData(endpoint(message), message.publicId())));
        }
        FeedRow row = message.row().get();
        return claim.receiver().settings().payload() == Payload.THIN
                ? Uni.createFrom().item(write(message, data(row, null, null)))
                : full(message, row, claim.receiver().settings().scopes());
    }

    private Uni<String> full(Message message, FeedRow row, Set<Scope> scopes) {
        Set<String> names = scopes.stream().map(Scope::wireName).collect(Collectors.toUnmodifiableSet());
        return renderer.render(List.of(row), names).map(rendered -> {
            var view = rendered.get(row.id());
            String whole = write(message, data(row, view == null ? null : view.view(), null));
            return whole.getBytes(StandardCharsets.UTF_8).length < MOST_BYTES
                    ? whole
                    : write(message, data(row, null, true));
        });
    }

    private RowData data(FeedRow row, @Nullable Object view, @Nullable Boolean truncated) {
        return new RowData(
                PublicId.format(IdPrefix.FEED_ENTRY, row.id()),
                "feed_entry",
                catalog.find(row.type())
                        .map(type -> PublicId.format(type.subject(), row.subject()))
                        .orElse(null),
                id(IdPrefix.CUSTOMER, row.customer()),
                row.revision(),
                id(IdPrefix.SOURCE, row.source()),
                row.recordedAt(),
                view,
                truncated);
    }

    private String write(Message message, Object data) {
        try {
            return json.writeValueAsString(new Body(message.type(), message.recordedAt(), data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body cannot be written: " + message.publicId(), e);
        }
    }

    private static String endpoint(Message message) {
        return PublicId.format(IdPrefix.WEBHOOK_ENDPOINT, message.endpoint());
    }

    private static @Nullable String id(IdPrefix prefix, @Nullable UUID id) {
        return Optional.ofNullable(id)
                .map(some -> PublicId.format(prefix, some))
                .orElse(null);
    }
}
