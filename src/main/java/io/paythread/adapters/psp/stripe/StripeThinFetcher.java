package io.paythread.adapters.psp.stripe;

import io.paythread.ingest.spi.CallBudget;
import io.paythread.ingest.spi.FetchAccess;
import io.paythread.ingest.spi.FetchAnswer;
import io.paythread.ingest.spi.FetchedItem;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.ThinEvent;
import io.paythread.ingest.spi.ThinEventFetcher;
import io.paythread.platform.outbound.RestCalls;
import io.paythread.platform.outbound.RestReply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The content of thin events: the snapshot event where Stripe names one, else the object, which may have gone on since. The
 * event's type says what happened, whatever the object looks like by now.
 */
@Singleton
class StripeThinFetcher implements ThinEventFetcher {
    private static final Duration MOST = Duration.ofSeconds(20);
    /** Paths that events name; nothing that leads elsewhere. */
    private static final Pattern PATH = Pattern.compile("/v[12]/[A-Za-z0-9_/-]{1,200}");

    private final StripeClients clients;
    private final StripeConfig config;
    private final Clock clock;

    StripeThinFetcher(StripeClients clients, StripeConfig config, Clock clock) {
        this.clients = clients;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String provider() {
        return "stripe";
    }

    @Override
    public CallBudget budget() {
        return StripeFetcher.budget(config);
    }

    @Override
    public Uni<FetchAnswer> fetch(FetchAccess access, ThinEvent event) {
        String path = event.twin().map(id -> "/v1/events/" + id).orElse(event.address());
        if (!PATH.matcher(path).matches()) {
            return Uni.createFrom().item(new FetchAnswer.Refused(400));
        }
        return RestCalls.reply(
                        () -> clients.at(access.address()).object("Bearer " + access.key(), path.substring(1)), MOST)
                .map(reply -> answer(event, reply));
    }

    private FetchAnswer answer(ThinEvent event, RestReply reply) {
        if (reply.status() == 0) {
            return new FetchAnswer.Failed("no_answer");
        }
        if (!reply.succeeded()) {
            return FetchAnswer.of(reply.status(), reply.retryAfter(), clock.instant());
        }
        Optional<SplitEvent> whole = event.twin().isPresent()
                ? Optional.of(StripeSplit.split(reply.body()))
                : StripeListing.ofThin(event, reply.body());
        return whole.<FetchAnswer>map(one ->
                        new FetchAnswer.Page(List.of(new FetchedItem(one, FetchedItem.Basis.EVENT)), Optional.empty()))
                .orElseGet(() -> new FetchAnswer.Failed("unreadable_object"));
    }
}
