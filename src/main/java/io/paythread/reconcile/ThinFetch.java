package io.paythread.reconcile;

import io.paythread.credential.ProviderKeys;
import io.paythread.ingest.ConnectedSource;
import io.paythread.ingest.FetchedEvents;
import io.paythread.ingest.ThinEvents;
import io.paythread.ingest.ThinEvents.Waiting;
import io.paythread.ingest.spi.FetchAnswer;
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
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fetches what thin events left out, some at a time, after they were stored and their sender was answered; those whose full
 * form came by itself meanwhile are settled first. A source whose provider wants a pause, whose budget is spent or that
 * cannot be asked is left alone for so long; others go on.
 */
@Singleton
class ThinFetch implements JobKind, AtStart {
    /** Called at the same time: a step has 30 seconds, and a call 20. */
    private static final int AT_ONCE = 10;
    /** Superseded events that one step settles: a fraction of a second. */
    private static final int SETTLED = 1_000;

    private final Database database;
    private final ThinEvents thin;
    private final FetchedEvents events;
    private final Budgets budgets;
    private final SourceCalls calls;
    private final ProviderKeys keys;
    private final Map<String, ThinEventFetcher> fetchers;
    private final ReconcileConfig config;
    private final Clock clock;
    private final Instance<Jobs> jobs;

    ThinFetch(
            Database database,
            ThinEvents thin,
            FetchedEvents events,
            Budgets budgets,
            SourceCalls calls,
            ProviderKeys keys,
            @All List<ThinEventFetcher> fetchers,
            ReconcileConfig config,
            Clock clock,
            Instance<Jobs> jobs) {
        this.database = database;
        this.thin = thin;
        this.events = events;
        this.budgets = budgets;
        this.calls = calls;
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
        Pauses pauses = Pauses.of(work.position(), clock.instant());
        Map<UUID, ThinEventFetcher> askable = askable(pauses);
        return database.inTransaction(tx -> thin.settle(tx, SETTLED))
                .chain(settled -> database.reading(tx -> waiting(tx, askable.keySet()))
                        .chain(found -> found.isEmpty()
                                ? JobEffect.only(tx -> Uni.createFrom().item(rest(pauses, settled)))
                                : fetch(found, askable, pauses)));
    }

    private Step rest(Pauses pauses, int settled) {
        return settled == SETTLED
                ? Step.goOn(pauses.json(), 0)
                : Step.rest(pauses.shortest(config.thinEvents()), pauses.json(), 0);
    }

    private Map<UUID, ThinEventFetcher> askable(Pauses pauses) {
        Map<UUID, ThinEventFetcher> askable = new HashMap<>();
        for (ConnectedSource source : events.sources()) {
            if (!pauses.hold(source.id())) {
                Optional.ofNullable(fetchers.get(source.adapter().provider()))
                        .ifPresent(fetcher -> askable.put(source.id(), fetcher));
            }
        }
        return askable;
    }

    private Uni<List<Waiting>> waiting(Tx tx, Set<UUID> askable) {
        return keys.holders(tx)
                .map(holders -> askable.stream().filter(holders::contains).toList())
                .chain(asked -> asked.isEmpty() ? Uni.createFrom().item(List.of()) : thin.waiting(tx, asked, AT_ONCE));
    }

    /** What came of one event; what was fetched is stored by then. */
    private record Answered(Waiting waiting, FetchAnswer answer) {}

    private Uni<JobEffect> fetch(List<Waiting> found, Map<UUID, ThinEventFetcher> fetching, Pauses pauses) {
        return affordable(found, fetching, pauses)
                .chain(these -> these.isEmpty()
                        ? JobEffect.only(tx -> Uni.createFrom().item(Step.goOn(pauses.json(), 0)))
                        : Uni.join()
                                .all(these.stream()
                                        .map(one -> fetch(one, of(fetching, one.source())))
                                        .toList())
                                .andCollectFailures()
                                .map(answers -> tx -> takeEffect(tx, pauses, answers)));
    }

    private static ThinEventFetcher of(Map<UUID, ThinEventFetcher> fetching, UUID source) {
        return Objects.requireNonNull(fetching.get(source), "only sources that can be asked are looked at");
    }

    /** As many of each source as its budget allows. */
    private Uni<List<Waiting>> affordable(List<Waiting> found, Map<UUID, ThinEventFetcher> fetching, Pauses pauses) {
        List<Waiting> affordable = new ArrayList<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (List<Waiting> those :
                found.stream().collect(Collectors.groupingBy(Waiting::source)).values()) {
            UUID source = those.get(0).source();
            done = done.chain(() -> budgets.spend(source, of(fetching, source).budget(), those.size()))
                    .invoke(turn -> {
                        affordable.addAll(those.subList(0, turn.calls()));
                        if (turn.calls() < those.size()) {
                            pauses.put(source, turn.pause());
                        }
                    })
                    .replaceWithVoid();
        }
        return done.replaceWith(affordable);
    }

    private Uni<Answered> fetch(Waiting waiting, ThinEventFetcher fetcher) {
        return calls.make(waiting.source(), to -> fetcher.fetch(to.access(), waiting.event()))
                .map(answer -> new Answered(waiting, answer));
    }

    private Uni<Step> takeEffect(Tx tx, Pauses pauses, List<Answered> answers) {
        List<UUID> fetched = new ArrayList<>();
        List<UUID> gone = new ArrayList<>();
        List<UUID> later = new ArrayList<>();
        Uni<Void> heeded = Uni.createFrom().voidItem();
        for (Answered one : answers) {
            FetchAnswer answer = one.answer();
            UUID id = one.waiting().id();
            UUID source = one.waiting().source();
            if (answer instanceof FetchAnswer.Page) {
                fetched.add(id);
            } else if (answer instanceof FetchAnswer.Refused refused && isGone(refused)) {
                gone.add(id);
            } else {
                later.add(id);
                pauses.put(source, SourceCalls.pauseAfter(answer));
            }
            heeded = heeded.chain(() -> calls.heed(tx, source, answer));
        }
        return heeded.chain(() -> thin.decide(tx, fetched, "fetched"))
                .chain(() -> thin.decide(tx, gone, "gone_at_provider"))
                .chain(() -> thin.postpone(tx, later))
                .replaceWith(() -> Step.goOn(pauses.json(), answers.size()));
    }

    /** A key that is refused (401, 403) may be mended; an object that is not there stays away. */
    private static boolean isGone(FetchAnswer.Refused refused) {
        return refused.status() == 404 || refused.status() == 410 || refused.status() == 400;
    }
}
