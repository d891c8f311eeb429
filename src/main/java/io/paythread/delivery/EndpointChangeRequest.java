package io.paythread.delivery;

import io.paythread.platform.feed.FeedCatalog;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of {@code PATCH /v1/webhook-endpoints/{id}}; what is absent stays. */
record EndpointChangeRequest(
        @Size(max = 2000, message = "An address has at most 2000 characters.") @Nullable String url,
        @Size(max = 500, message = "A description has at most 500 characters.") @Nullable String description,
        @Size(max = 50, message = "An endpoint names at most 50 types.") @Nullable List<String> eventTypes,
        @Size(max = 50, message = "An endpoint names at most 50 customers.") @Nullable List<String> customers,
        @Size(max = 50, message = "An endpoint names at most 50 sources.") @Nullable List<String> sources,
        @Pattern(regexp = "thin|full", message = "The payload is thin or full.") @Nullable String payload,
        @Size(max = 20, message = "An endpoint has at most 20 scopes.") @Nullable List<String> scopes,
        @Min(value = 0, message = "The rate is 1 to 60000 messages a minute; 0 takes the limit away.")
                @Max(value = 60_000, message = "The rate is 1 to 60000 messages a minute; 0 takes the limit away.")
                @Nullable
                Integer rate,
        @Nullable Map<String, String> headers,
        @Nullable Boolean asymmetric,
        @Nullable Boolean handshake,
        @Pattern(regexp = "active|disabled", message = "The state is active or disabled; DELETE ends an endpoint.")
                @Nullable
                String state) {

    /** What is asked for; refuses what is not valid, all at once. */
    EndpointChange change(FeedCatalog catalog) {
        EndpointWords words = new EndpointWords(catalog);
        EndpointChange change = new EndpointChange(
                Optional.ofNullable(url),
                Optional.ofNullable(description),
                words.types(eventTypes),
                words.customers(customers),
                words.sources(sources),
                Optional.ofNullable(payload).map(Payload::of),
                words.scopes(scopes),
                Optional.ofNullable(rate),
                words.headers(headers),
                Optional.ofNullable(asymmetric),
                Optional.ofNullable(handshake),
                Optional.ofNullable(state).map(EndpointState::of));
        words.check();
        return change;
    }

    /** Not the values of headers. */
    @Override
    public String toString() {
        return "EndpointChangeRequest[" + state + "]";
    }
}
