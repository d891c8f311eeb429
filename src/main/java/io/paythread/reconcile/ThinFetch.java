package io.paythread.reconcile;

import io.paythread.credential.ProviderKeys;
import io.paythread.ingest.ConnectedSource;
import io.paythread.ingest.FetchedEvents;
import io.paythread.ingest.ThinEvents;
import io.paythread.ingest.ThinEvents.Waiting;
import io.paythread.ingest.spi.FetchAnswer;
import io.paythread.ingest.spi.FetchedItem;
import io.paythread.ingest.spi.ThinEventFetcher;
import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Jobs;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fetches what thin events left out, some at a time, after they were stored and their sender was answered. A source whose
 * provider wants a pause is left alone for so long; those of others go on.
 */
@Singleton
class ThinFetch implements JobKind, AtStart {
    /** Called at the same time: a step has 30 seconds, and a call 20. */
    private static final int AT_ONCE = 10;
    /** After a call in vain. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Database database;
    private final ThinEvents thin;
    private final FetchedEvents events;
    private final Connections connections;
    private final ProviderKeys keys;
    private final Map<String, ThinEventFetcher> fetchers;
    private final ReconcileConfig config;
    private final Clock clock;
    private final Instance<Jobs> jobs;

    ThinFetch(
            Database database,
            ThinEvents thin,
            FetchedEvents events,
            Connections connections,
            ProviderKeys keys,
            @All List<ThinEventFetcher> fetchers,
            ReconcileConfig config,
            Clock clock,
            Instance<Jobs> jobs) {
        this.database = database;
        this.thin = thin;
        this.events = events;
        this.connections = connections;
        this.keys = keys;
        this.fetchers = fetchers.stream()
                .collect(Collectors.toUnmodifiableMap(ThinEventFetcher::provider, Function.identity()));
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
        return "thin_events";
    }

    @Override
    public String unit() {
        return "events";
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        JsonObject pauses = pauses(work.position());
        return database.reading(tx -> waiting(tx, pauses))
                .chain(found -> found.isEmpty()
                        ? JobEffect.only(tx -> Uni.createFrom().item(Step.rest(config.thinEvents(), pauses, 0)))
                        : fetch(found).map(answers -> tx -> takeEffect(tx, pauses, answers)));
    }

    /** Sources that are left alone, and until when; those whose time is over are gone from it. */
    private JsonObject pauses(JsonObject position) {
        JsonObject left = new JsonObject();
        position.fieldNames().stream()
                .filter(source -> Instant.parse(position.getString(source)).isAfter(clock.instant()))
                .forEach(source -> left.put(source, position.getString(source)));
        return left;
    }

    private Uni<List<Waiting>> waiting(Tx tx, JsonObject pauses) {
        return keys.holders(tx).chain(holders -> {
            Set<UUID> asked = events.sources().stream()
                    .filter(source -> fetchers.containsKey(source.adapter().provider()))
                    .map(ConnectedSource::id)
                    .filter(holders::contains)
                    .filter(source -> !pauses.containsKey(source.toString()))
                    .collect(Collectors.toUnmodifiableSet());
            return asked.isEmpty() ? Uni.createFrom().item(List.of()) : thin.waiting(tx, asked, AT_ONCE);
        });
    }

    /** What came of one event; what was fetched is stored by then. */
    private record Answered(Waiting waiting, FetchAnswer answer) {}

    private Uni<List<Answered>> fetch(List<Waiting> found) {
        return Uni.join().all(found.stream().map(this::fetch).toList()).andCollectFailures();
    }

    private Uni<Answered> fetch(Waiting waiting) {
        return database.reading(tx -> connections.of(tx, waiting.source()))
                .chain(to -> Objects.requireNonNull(
                                fetchers.get(to.source().adapter().provider()))
                        .fetch(to.access(), waiting.event()))
                .call(answer -> answer instanceof FetchAnswer.Page page
                        ? events.take(
                                waiting.source(),
                                page.items().stream().map(FetchedItem::event).toList())
                        : Uni.createFrom().voidItem())
                .map(answer -> new Answered(waiting, answer));
    }

    private Uni<Step> takeEffect(Tx tx, JsonObject pauses, List<Answered> answers) {
        List<UUID> fetched = new ArrayList<>();
        List<UUID> gone = new ArrayList<>();
        List<UUID> later = new ArrayList<>();
        for (Answered one : answers) {
            FetchAnswer answer = one.answer();
            UUID id = one.waiting().id();
            if (answer instanceof FetchAnswer.Page) {
                fetched.add(id);
            } else if (answer instanceof FetchAnswer.Refused refused && isGone(refused)) {
                gone.add(id);
            } else {
                later.add(id);
                Duration pause = answer instanceof FetchAnswer.Later wanted ? wanted.pause() : LATER;
                pauses.put(
                        one.waiting().source().toString(),
                        clock.instant().plus(pause).toString());
            }
        }
        return thin.decide(tx, fetched, "fetched")
                .chain(() -> thin.decide(tx, gone, "gone_at_provider"))
                .chain(() -> thin.postpone(tx, later))
                .replaceWith(Step.goOn(pauses, answers.size()));
    }

    /** A key that is refused (401, 403) may be mended; an object that is not there stays away. */
    private static boolean isGone(FetchAnswer.Refused refused) {
        return refused.status() == 404 || refused.status() == 410 || refused.status() == 400;
    }
}
