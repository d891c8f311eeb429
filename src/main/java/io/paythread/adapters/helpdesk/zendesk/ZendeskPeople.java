package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.ingest.spi.CallBudget;
import io.paythread.ingest.spi.FetchAccess;
import io.paythread.ingest.spi.FetchAnswer;
import io.paythread.ingest.spi.FetchedItem;
import io.paythread.ingest.spi.PersonFetcher;
import io.paythread.platform.outbound.RestCalls;
import io.paythread.platform.outbound.RestReply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Requesters: ticket events give their id and neither name nor address (Zendesk, "Ticket events"). */
@Singleton
class ZendeskPeople implements PersonFetcher {
    private static final Duration MOST = Duration.ofSeconds(20);

    private final ZendeskClients clients;
    private final ZendeskConfig config;
    private final Clock clock;

    ZendeskPeople(ZendeskClients clients, ZendeskConfig config, Clock clock) {
        this.clients = clients;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String provider() {
        return "zendesk";
    }

    @Override
    public CallBudget budget() {
        return ZendeskFetcher.budget(config);
    }

    @Override
    public Uni<FetchAnswer> person(FetchAccess access, String account) {
        if (Fields.asId(account).isEmpty()) {
            return Uni.createFrom().item(new FetchAnswer.Refused(400));
        }
        return RestCalls.reply(
                        () -> clients.at(access.address()).user(ZendeskFetcher.authorization(access), account), MOST)
                .map(this::answer);
    }

    private FetchAnswer answer(RestReply reply) {
        if (reply.status() == 0) {
            return new FetchAnswer.Failed("no_answer");
        }
        if (!reply.succeeded()) {
            return FetchAnswer.of(reply.status(), reply.retryAfter(), clock.instant());
        }
        Optional<FetchedItem> user = Export.user(
                ExportJson.read(reply.body()).at("user").json().toString().getBytes(StandardCharsets.UTF_8));
        return new FetchAnswer.Page(user.map(List::of).orElseGet(List::of), Optional.empty());
    }
}
