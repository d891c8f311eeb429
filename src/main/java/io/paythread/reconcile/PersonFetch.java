package io.paythread.reconcile;

import io.paythread.credential.ProviderKeys;
import io.paythread.identity.UnnamedAccounts;
import io.paythread.identity.UnnamedAccounts.Unnamed;
import io.paythread.ingest.ConnectedSource;
import io.paythread.ingest.FetchedEvents;
import io.paythread.ingest.spi.FetchAnswer;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks helpdesks who the requesters are whose tickets came without an address, one after another. Each account is asked for
 * once; what it says later comes by webhook or with the next reconciliation. A source that cannot be asked holds up no
 * other.
 */
@Singleton
class PersonFetch implements JobKind, AtStart {
    /** Whoever is known for less than this may still be named by an event under way. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    /** A shorter rest is not worth its while. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final UnnamedAccounts accounts;
    private final FetchedEvents events;
    private final Budgets budgets;
    private final SourceCalls calls;
    private final ProviderKeys keys;
    private final Map<String, PersonFetcher> fetchers;
    private final ReconcileConfig config;
    private final Clock clock;
    private final Instance<Jobs> jobs;

    PersonFetch(
            Database database,
            UnnamedAccounts accounts,
            FetchedEvents events,
            Budgets budgets,
            SourceCalls calls,
            ProviderKeys keys,
            @All List<PersonFetcher> fetchers,
            ReconcileConfig config,
            Clock clock,
            Instance<Jobs> jobs) {
        this.database = database;
        this.accounts = accounts;
        this.events = events;
        this.budgets = budgets;
        this.calls = calls;
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
                .orElseGet(() -> JobEffect.only(tx -> Uni.createFrom().item(Step.rest(rest(places), places, 0)))));
    }

    /** Until the first source may be asked again, at most. */
    private Duration rest(JsonObject places) {
        Instant now = clock.instant();
        return places.fieldNames().stream()
                .flatMap(source -> until(places.getJsonObject(source)).stream())
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until))
                .map(pause -> pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause)
                .filter(pause -> pause.compareTo(config.thinEvents()) < 0)
                .min(Duration::compareTo)
                .orElse(config.thinEvents());
    }

    private static Optional<Instant> until(JsonObject place) {
        return Optional.ofNullable(place.getString("until")).map(Instant::parse);
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
        return until(place(places, source)).filter(clock.instant()::isBefore).isPresent();
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
        UUID source = wanted.source().id();
        PersonFetcher fetcher = Objects.requireNonNull(
                fetchers.get(wanted.source().adapter().provider()), "only sources that can be asked are looked at");
        return budgets.spend(source, fetcher.budget(), 1)
                .chain(turn -> turn.granted()
                        ? calls.make(
                                        source,
                                        to -> fetcher.person(
                                                to.access(), wanted.account().reference()))
                                .map(answer -> tx -> calls.heed(tx, source, answer)
                                        .replaceWith(() -> Step.goOn(after(wanted, places, answer), 1)))
                        : JobEffect.only(
                                tx -> Uni.createFrom().item(Step.goOn(pausing(wanted, places, turn.pause()), 0))));
    }

    /** A key that is refused may be mended; somebody who is not there stays away. */
    private JsonObject after(Wanted wanted, JsonObject places, FetchAnswer answer) {
        boolean settled = answer instanceof FetchAnswer.Page
                || (answer instanceof FetchAnswer.Refused refused
                        && (refused.status() == 404 || refused.status() == 400));
        return settled ? past(wanted, places) : pausing(wanted, places, SourceCalls.pauseAfter(answer));
    }

    private static JsonObject past(Wanted wanted, JsonObject places) {
        JsonObject place = place(places, wanted.source())
                .copy()
                .put("time", wanted.account().recordedAt().toString())
                .put("id", wanted.account().id().toString());
        place.remove("until");
        return places.copy().put(wanted.source().id().toString(), place);
    }

    private JsonObject pausing(Wanted wanted, JsonObject places, Duration pause) {
        JsonObject place = place(places, wanted.source())
                .copy()
                .put("until", clock.instant().plus(pause).toString());
        return places.copy().put(wanted.source().id().toString(), place);
    }
}
