package io.paythread.reconcile;

import io.paythread.credential.ProviderKeys;
import io.paythread.identity.UnnamedAccounts;
import io.paythread.identity.UnnamedAccounts.Unnamed;
import io.paythread.ingest.ConnectedSource;
import io.paythread.ingest.FetchedEvents;
import io.paythread.ingest.spi.FetchAnswer;
import io.paythread.ingest.spi.FetchedItem;
import io.paythread.ingest.spi.PersonFetcher;
import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Jobs;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.postgres.Database;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks helpdesks who the requesters are whose tickets came without an address, one after another. Each account is asked for
 * once; what it says later comes by webhook or with the next reconciliation.
 */
@Singleton
class PersonFetch implements JobKind, AtStart {
    /** Whoever is known for less than this may still be named by an event under way. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private static final Duration LATER = Duration.ofSeconds(30);
    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final UnnamedAccounts accounts;
    private final FetchedEvents events;
    private final Connections connections;
    private final ProviderKeys keys;
    private final Map<String, PersonFetcher> fetchers;
    private final ReconcileConfig config;
    private final Clock clock;
    private final Instance<Jobs> jobs;

    PersonFetch(
            Database database,
            UnnamedAccounts accounts,
            FetchedEvents events,
            Connections connections,
            ProviderKeys keys,
            @All List<PersonFetcher> fetchers,
            ReconcileConfig config,
            Clock clock,
            Instance<Jobs> jobs) {
        this.database = database;
        this.accounts = accounts;
        this.events = events;
        this.connections = connections;
        this.keys = keys;
        this.fetchers =
                fetchers.stream().collect(Collectors.toUnmodifiableMap(PersonFetcher::provider, Function.identity()));
        this.config = config;
        this.clock = clock;
        this.jobs = jobs;
    }

    @Override
    public Uni<Void> prepare() {
        return config.enabled() ? jobs.get().keep(this) : Uni.createFrom().voidItem();
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public String unit() {
        return "people";
    }

    /** Somebody of a source. */
    private record Wanted(ConnectedSource source, Unnamed account) {}

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        JsonObject places = work.position();
        return next(places).chain(found -> found.map(wanted -> ask(wanted, places))
                .orElseGet(
                        () -> JobEffect.only(tx -> Uni.createFrom().item(Step.rest(config.thinEvents(), places, 0)))));
    }

    private Uni<Optional<Wanted>> next(JsonObject places) {
        return database.reading(keys::holders).chain(holders -> {
            Uni<Optional<Wanted>> found = Uni.createFrom().item(Optional.empty());
            for (ConnectedSource source : events.sources()) {
                boolean askable = holders.contains(source.id())
                        && fetchers.containsKey(source.adapter().provider());
                if (askable && !pauses(places, source)) {
                    found = found.chain(
                            before -> before.isPresent() ? Uni.createFrom().item(before) : first(source, places));
                }
            }
            return found;
        });
    }

    private boolean pauses(JsonObject places, ConnectedSource source) {
        String until = place(places, source).getString("until");
        return until != null && Instant.parse(until).isAfter(clock.instant());
    }

    private static JsonObject place(JsonObject places, ConnectedSource source) {
        return places.getJsonObject(source.id().toString(), new JsonObject());
    }

    private Uni<Optional<Wanted>> first(ConnectedSource source, JsonObject places) {
        JsonObject place = place(places, source);
        Instant time = Instant.parse(place.getString("time", Instant.EPOCH.toString()));
        UUID id = UUID.fromString(place.getString("id", FIRST.toString()));
        return database.reading(tx -> accounts.after(
                        tx, source.id(), time, id, clock.instant().minus(SETTLE), 1))
                .map(found -> found.stream().findFirst().map(one -> new Wanted(source, one)));
    }

    private Uni<JobEffect> ask(Wanted wanted, JsonObject places) {
        ConnectedSource source = wanted.source();
        return database.reading(tx -> connections.of(tx, source.id()))
                .chain(to -> Optional.ofNullable(fetchers.get(source.adapter().provider()))
                        .orElseThrow()
                        .person(to.access(), wanted.account().reference()))
                .call(answer -> answer instanceof FetchAnswer.Page page
                        ? events.take(
                                source.id(),
                                page.items().stream().map(FetchedItem::event).toList())
                        : Uni.createFrom().voidItem())
                .map(answer -> tx -> Uni.createFrom().item(Step.goOn(after(wanted, places, answer), 1)));
    }

    /** A key that is refused may be mended; somebody who is not there stays away. */
    private JsonObject after(Wanted wanted, JsonObject places, FetchAnswer answer) {
        boolean settled = answer instanceof FetchAnswer.Page
                || (answer instanceof FetchAnswer.Refused refused
                        && (refused.status() == 404 || refused.status() == 400));
        JsonObject place = place(places, wanted.source()).copy();
        place.remove("until");
        if (settled) {
            place.put("time", wanted.account().recordedAt().toString())
                    .put("id", wanted.account().id().toString());
        } else {
            Duration pause = answer instanceof FetchAnswer.Later later ? later.pause() : LATER;
            place.put("until", clock.instant().plus(pause).toString());
        }
        return places.copy().put(wanted.source().id().toString(), place);
    }
}
