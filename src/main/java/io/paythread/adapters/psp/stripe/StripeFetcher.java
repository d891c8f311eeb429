package io.paythread.adapters.psp.stripe;

import io.paythread.ingest.spi.CallBudget;
import io.paythread.ingest.spi.EventFetcher;
import io.paythread.ingest.spi.FetchAnswer;
import io.paythread.ingest.spi.FetchCall;
import io.paythread.ingest.spi.FetchRange;
import io.paythread.ingest.spi.FetchedItem;
import io.paythread.platform.limit.JsonItems;
import io.paythread.platform.outbound.RestCalls;
import io.paythread.platform.outbound.RestReply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stripe's events of the last 30 days, which are what webhooks deliver, byte for byte but for blanks; and what lies
 * further back as lists of objects, which tell less.
 */
@Singleton
class StripeFetcher implements EventFetcher {
    /** Stripe's API reference, Events: "going back up to 30 days". A day less, so that no page ends in between. */
    static final Duration EVENTS_KEPT = Duration.ofDays(29);

    static final String EVENTS = "events";

    /** A list with the second at which events begin to be kept: {@code charges<1790000000}. */
    private static final String BEFORE = "<";

    private static final URI ADDRESS = URI.create("https://api.stripe.com");
    private static final int LIMIT = 100;
    private static final int MOST_TYPES = 20;
    private static final Duration MOST = Duration.ofSeconds(20);

    private final StripeClients clients;
    private final StripeConfig config;
    private final Clock clock;

    StripeFetcher(StripeClients clients, StripeConfig config, Clock clock) {
        this.clients = clients;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String provider() {
        return "stripe";
    }

    @Override
    public Optional<URI> address(Optional<String> account) {
        return Optional.of(ADDRESS);
    }

    @Override
    public List<String> streams(FetchRange range, Instant now) {
        List<String> streams = new ArrayList<>();
        Instant kept = now.minus(EVENTS_KEPT);
        if (range.to().isAfter(kept)) {
            streams.add(EVENTS);
        }
        if (range.from().isBefore(kept)) {
            StripeLists.telling(range.types())
                    .map(list -> list + BEFORE + Math.min(seconds(kept), ceiling(range.to())))
                    .forEach(streams::add);
        }
        return streams;
    }

    @Override
    public Optional<String> refusal(FetchRange range, Instant now) {
        Instant kept = now.minus(EVENTS_KEPT);
        List<String> untold = StripeLists.untold(range.types());
        return untold.isEmpty() || !range.from().isBefore(kept)
                ? Optional.empty()
                : Optional.of(
                        "Stripe keeps events for 30 days. What lies before %s is read from lists of objects, and none"
                                        .formatted(kept.truncatedTo(ChronoUnit.SECONDS))
                                + " tells of " + String.join(", ", untold) + ". There are lists for "
                                + StripeLists.WORDS
                                + ". Ask for these, for a later time, or without types for everything.");
    }

    @Override
    public CallBudget budget(FetchCall call) {
        return budget(config);
    }

    /** Every call counts alike. */
    static CallBudget budget(StripeConfig config) {
        return new CallBudget("calls", config.callsPerMinute(), config.callsAtOnce());
    }

    @Override
    public Uni<FetchAnswer> fetch(FetchCall call) {
        FetchRange range = call.range();
        boolean events = call.stream().equals(EVENTS);
        String[] list = call.stream().split(BEFORE, 2);
        long to = events ? ceiling(range.to()) : Long.parseLong(list[1]);
        // More types than Stripe lets us ask for: all events are read. What was not asked for does no harm.
        boolean few = events && range.types().size() <= MOST_TYPES;
        List<String> types = few ? range.types().stream().sorted().toList() : List.of();
        return RestCalls.reply(
                        () -> clients.at(call.access().address())
                                .list(
                                        "Bearer " + call.access().key(),
                                        list[0],
                                        LIMIT,
                                        seconds(range.from()),
                                        to,
                                        call.place().orElse(null),
                                        types),
                        MOST)
                .map(reply -> answer(reply, events));
    }

    private FetchAnswer answer(RestReply reply, boolean events) {
        if (reply.status() == 0) {
            return new FetchAnswer.Failed("no_answer");
        }
        return reply.succeeded()
                ? page(reply.body(), events)
                : FetchAnswer.of(reply.status(), reply.retryAfter(), clock.instant());
    }

    private static FetchAnswer page(byte[] body, boolean events) {
        try {
            List<byte[]> objects = JsonItems.of(body, "data");
            boolean more = StripeJson.read(body)
                    .map(page -> Boolean.TRUE.equals(page.flag("has_more")))
                    .orElse(false);
            List<FetchedItem> items = objects.stream()
                    .flatMap(object -> item(object, events).stream())
                    .toList();
            Optional<String> last = objects.isEmpty()
                    ? Optional.empty()
                    : StripeJson.read(objects.get(objects.size() - 1)).flatMap(object -> object.id("id"));
            return new FetchAnswer.Page(items, more ? last : Optional.empty());
        } catch (IOException unreadable) {
            return new FetchAnswer.Failed("unreadable_page");
        }
    }

    private static Optional<FetchedItem> item(byte[] object, boolean event) {
        return event
                ? Optional.of(new FetchedItem(StripeSplit.split(object), FetchedItem.Basis.EVENT))
                : StripeListing.of(object).map(listed -> new FetchedItem(listed, FetchedItem.Basis.OBJECT));
    }

    private static long seconds(Instant time) {
        return time.getEpochSecond();
    }

    /** Times of Stripe's are whole seconds: the second that has begun is asked for, too. */
    private static long ceiling(Instant time) {
        return time.getNano() == 0 ? time.getEpochSecond() : time.getEpochSecond() + 1;
    }
}
