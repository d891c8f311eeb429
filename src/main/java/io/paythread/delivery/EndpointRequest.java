package io.paythread.delivery;

import io.paythread.platform.feed.FeedCatalog;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/webhook-endpoints}. */
record EndpointRequest(
        @NotNull(message = "An endpoint needs the address of its receiver.")
                @Size(max = 2000, message = "An address has at most 2000 characters.")
                String url,
        @Size(max = 500, message = "A description has at most 500 characters.") @Nullable String description,
        @Size(max = 50, message = "An endpoint names at most 50 types.") @Nullable List<String> eventTypes,
        @Size(max = 50, message = "An endpoint names at most 50 customers.") @Nullable List<String> customers,
        @Size(max = 50, message = "An endpoint names at most 50 sources.") @Nullable List<String> sources,
        @Pattern(regexp = "thin|full", message = "The payload is thin or full.") @Nullable String payload,
        @Size(max = 20, message = "An endpoint has at most 20 scopes.") @Nullable List<String> scopes,
        @Min(value = 1, message = "The rate is 1 to 60000 messages a minute.")
                @Max(value = 60_000, message = "The rate is 1 to 60000 messages a minute.")
                @Nullable
                Integer rate,
        @Nullable Map<String, String> headers,
        @Nullable Boolean asymmetric,
        @Nullable Boolean handshake) {

    /** What is asked for; refuses what is not valid, all at once. */
    NewEndpoint wish(FeedCatalog catalog) {
        EndpointWords words = new EndpointWords(catalog);
        NewEndpoint wish = new NewEndpoint(
                url,
                Optional.ofNullable(description).filter(text -> !text.isBlank()),
                new Wanted(
                        words.types(eventTypes).orElse(Set.of()),
                        words.customers(customers).orElse(Set.of()),
                        words.sources(sources).orElse(Set.of())),
                Optional.ofNullable(payload).map(Payload::of).orElse(Payload.THIN),
                words.scopes(scopes),
                Optional.ofNullable(rate),
                words.headers(headers).orElse(Map.of()),
                Boolean.TRUE.equals(asymmetric),
                Boolean.TRUE.equals(handshake));
        words.check();
        return wish;
    }

    /** Not the values of headers. */
    @Override
    public String toString() {
        return "EndpointRequest[" + eventTypes + "]";
    }
}
