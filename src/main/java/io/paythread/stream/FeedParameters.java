package io.paythread.stream;

import io.paythread.platform.feed.FeedCatalog;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of the feed, as text.
 *
 * @param after a cursor, {@code earliest} or {@code now}
 * @param type given several times for several
 * @param waitSeconds how long to wait for rows
 */
public record FeedParameters(
        @QueryParam("after") @Nullable String after,
        @QueryParam("type") @Nullable List<String> type,
        @QueryParam("customer") @Nullable String customer,
        @QueryParam("source") @Nullable String source,
        @QueryParam("wait") @Nullable String waitSeconds,
        @QueryParam("limit") @Nullable String limit) {

    private static final int MOST_SECONDS = 30;

    /** Which rows; every fault goes to the parameters. */
    static FeedFilter filter(
            Parameters parameters,
            FeedCatalog catalog,
            @Nullable List<String> types,
            @Nullable String customer,
            @Nullable String source) {
        return new FeedFilter(
                types(parameters, catalog, types),
                parameters.id("customer", IdPrefix.CUSTOMER, customer),
                parameters.id("source", IdPrefix.SOURCE, source));
    }

    private static Set<String> types(Parameters parameters, FeedCatalog catalog, @Nullable List<String> types) {
        Set<String> asked = types == null ? Set.of() : Set.copyOf(types);
        if (!asked.stream().allMatch(name -> catalog.find(name).isPresent())) {
            parameters.refuse(
                    "type",
                    "unknown_type",
                    "is one of: " + catalog.all().stream().map(FeedType::name).collect(Collectors.joining(", ")) + ".");
            return Set.of();
        }
        return asked;
    }

    /** How long to wait for rows where there are none. */
    Duration readWait(Parameters parameters) {
        if (waitSeconds == null) {
            return Duration.ZERO;
        }
        if (!waitSeconds.matches("[0-9]{1,2}") || Integer.parseInt(waitSeconds) > MOST_SECONDS) {
            parameters.refuse("wait", "invalid_wait", "is a number of seconds from 0 to " + MOST_SECONDS + ".");
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Integer.parseInt(waitSeconds));
    }
}
