package io.paythread.projection;

import io.paythread.fact.Fact;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Suppressions;
import io.paythread.projection.Meaning.Outcome;
import io.paythread.projection.Meaning.Read;
import io.paythread.projection.Meaning.State;
import io.paythread.timeline.MatterErasure;
import io.paythread.timeline.ReducedFacts;
import io.paythread.timeline.ReducedFacts.Placed;
import io.paythread.timeline.Stripping;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps what was erased from coming back by a late, repeated or re-projected event: an event that concerns something
 * suppressed is stripped before it takes effect, and its stored body is reduced in the same transaction. Costs nothing
 * while nothing was ever erased.
 *
 * <p>An event concerns what its facts are about and whose they are. One without facts concerns what any of its words
 * names. A matter is suppressed for ever, an account up to the moment of its erasure: what it does later is a new
 * person's, under new ids, so that nobody who noted an old one learns that the person came back.
 */
@Singleton
class Forgetting {
    private final Suppressions suppressions;
    private final MatterErasure matters;
    private final LogStore log;
    private final Adapters adapters;

    Forgetting(Suppressions suppressions, MatterErasure matters, LogStore log, Adapters adapters) {
        this.suppressions = suppressions;
        this.matters = matters;
        this.log = log;
        this.adapters = adapters;
    }

    /**
     * Events as they may take effect.
     *
     * @param stripped those that were stripped, as they are now
     * @param fresh references of theirs that were not suppressed before, by source
     */
    record Known(List<Read> events, List<Read> stripped, Map<UUID, Set<String>> fresh) {
        static Known unchanged(List<Read> events) {
            return new Known(events, List.of(), Map.of());
        }
    }

    /** Strips what concerns something suppressed. */
    Uni<Known> remember(Tx tx, List<Read> events) {
        return events.stream().noneMatch(read -> read.logged().suppressing())
                ? Uni.createFrom().item(Known.unchanged(events))
                : judge(tx, events);
    }

    /** As above, whether or not the events knew of it when they were read. */
    Uni<Known> judge(Tx tx, List<Read> events) {
        List<Set<UUID>> named = events.stream().map(this::named).toList();
        Set<UUID> all = new HashSet<>();
        named.forEach(all::addAll);
        return suppressions
                .find(tx, all)
                .map(found -> found.isEmpty() ? Known.unchanged(events) : known(events, named, found));
    }

    /**
     * Reduces the bodies of stripped events, suppresses what else they are about, and strips what is known of that
     * already: a payment that nobody knew the payer of turns out to be an erased person's.
     */
    Uni<Void> follow(Tx tx, Known known) {
        if (known.stripped().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> done = log.reduce(tx, bodies(known.stripped()));
        for (Map.Entry<UUID, Set<String>> fresh : known.fresh().entrySet()) {
            done = done.chain(() -> suppress(tx, fresh.getKey(), fresh.getValue()));
        }
        return done;
    }

    /** Suppresses references for ever, and strips what is known of them. */
    Uni<Void> suppress(Tx tx, UUID source, Set<String> references) {
        return suppressions
                .add(
                        tx,
                        references.stream()
                                .map(reference -> suppressions.ofReference(source, reference))
                                .toList(),
                        Optional.empty())
                .chain(() -> matters.matters(tx, source, references))
                .chain(found -> log.ofMatters(tx, found)
                        .chain(events -> log.reduce(tx, bodies(strippedAll(events))))
                        .chain(() -> matters.erase(tx, found)));
    }

    private List<Read> strippedAll(List<LogStore.LoggedEvent> events) {
        return events.stream()
                .map(event -> stripped(Meaning.read(event, adapters.byProvider())))
                .toList();
    }

    private Known known(List<Read> events, List<Set<UUID>> named, Map<UUID, Optional<Instant>> found) {
        List<Read> all = new ArrayList<>();
        List<Read> stripped = new ArrayList<>();
        Map<UUID, Set<String>> fresh = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            Read read = events.get(i);
            boolean theirs = named.get(i).stream().anyMatch(hash -> holds(found, hash, read));
            Read now = !theirs ? read : concerns(read, found) ? stripped(read) : withoutThem(read, found);
            all.add(returned(now, found));
            if (theirs && (now.facts().isEmpty() || concerns(read, found))) {
                stripped.add(now);
                UUID source = read.logged().event().source();
                abouts(read)
                        .filter(about -> !found.containsKey(suppressions.ofReference(source, about)))
                        .forEach(about -> fresh.computeIfAbsent(source, one -> new LinkedHashSet<>())
                                .add(about));
            }
        }
        return new Known(all, stripped, fresh);
    }

    /** What accounts do after their erasure is a new person's: nothing that is derived from them may be as it was. */
    private Read returned(Read read, Map<UUID, Optional<Instant>> found) {
        Returning returning = new Returning(reference -> returned(reference, read, found));
        List<Placed> facts = read.facts().stream()
                .map(placed -> new Placed(placed.place(), placed.fact().accept(returning)))
                .toList();
        return new Read(read.logged(), facts, read.outcome());
    }

    private Reference returned(Reference reference, Read read, Map<UUID, Optional<Instant>> found) {
        if (reference.type() != ObjectType.ACCOUNT) {
            return reference;
        }
        Optional<Instant> until =
                found.get(suppressions.ofReference(read.logged().event().source(), reference.toString()));
        return until == null
                ? reference
                : until.filter(end -> toldAt(read).isAfter(end))
                        .map(end -> reference.again(mark(end)))
                        .orElse(reference);
    }

    /** Each erasure of an account has a time of its own, which stays; projected anew, an event gets the same mark. */
    private static String mark(Instant erased) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, erased), Character.MAX_RADIX);
    }

    /** Whether anything that happened concerns them; events without facts are judged by their words alone. */
    private boolean concerns(Read read, Map<UUID, Optional<Instant>> found) {
        return read.facts().isEmpty()
                || read.facts().stream()
                        .map(Placed::fact)
                        .filter(fact -> !about(fact).isEmpty())
                        .anyMatch(fact -> isOf(read, fact, found));
    }

    /** Somebody else's event that says who wrote: only that is left out. */
    private Read withoutThem(Read read, Map<UUID, Optional<Instant>> found) {
        List<Placed> left = read.facts().stream()
                .filter(placed -> !isOf(read, placed.fact(), found))
                .toList();
        return left.isEmpty() ? stripped(read) : new Read(read.logged(), left, read.outcome());
    }

    private boolean isOf(Read read, Fact fact, Map<UUID, Optional<Instant>> found) {
        UUID source = read.logged().event().source();
        return references(fact).stream()
                .anyMatch(reference -> holds(found, suppressions.ofReference(source, reference.toString()), read));
    }

    private static boolean holds(Map<UUID, Optional<Instant>> found, UUID hash, Read read) {
        Optional<Instant> until = found.get(hash);
        return until != null && until.map(end -> !toldAt(read).isAfter(end)).orElse(true);
    }

    private static Instant toldAt(Read read) {
        InboundEvent event = read.logged().event();
        return event.providerTime().orElse(event.receivedAt());
    }

    private static Stream<String> abouts(Read read) {
        return read.facts().stream()
                .flatMap(placed -> about(placed.fact()).stream())
                .filter(reference -> reference.type() != ObjectType.ACCOUNT)
                .map(Reference::toString)
                .distinct();
    }

    private Read stripped(Read read) {
        Stripping stripping = matters.stripping(read.logged().event().source());
        List<Placed> left = new ArrayList<>();
        read.facts()
                .forEach(placed ->
                        stripping.of(placed.fact()).ifPresent(fact -> left.add(new Placed(placed.place(), fact))));
        Optional<Outcome> outcome = read.outcome()
                .map(before -> new Outcome(before.event(), before.state(), before.reason(), ""))
                .or(() -> left.isEmpty()
                        ? Optional.of(new Outcome(read.logged().event(), State.IGNORED, "erased", ""))
                        : Optional.empty());
        return new Read(read.logged(), left, outcome);
    }

    /** What cannot take effect is kept as a dead letter, reduced as any other event. */
    Uni<Void> reduceOnly(Tx tx, List<Read> events) {
        return remember(tx, events).chain(known -> log.reduce(tx, bodies(known.stripped())));
    }

    /** The reduced bodies of stripped events. */
    static Map<UUID, byte[]> bodies(List<Read> stripped) {
        Map<UUID, byte[]> bodies = new HashMap<>();
        stripped.forEach(read -> bodies.put(read.logged().event().id(), ReducedFacts.write(read.facts())));
        return bodies;
    }

    private Set<UUID> named(Read read) {
        Set<UUID> hashes = new HashSet<>();
        InboundEvent event = read.logged().event();
        if (read.logged().reduced()) {
            return hashes;
        }
        if (read.facts().isEmpty()) {
            Words.of(event.body()).forEach(word -> hashes.add(suppressions.ofValue(word)));
            return hashes;
        }
        read.facts().forEach(placed -> references(placed.fact())
                .forEach(reference -> hashes.add(suppressions.ofReference(event.source(), reference.toString()))));
        return hashes;
    }

    private static List<Reference> references(Fact fact) {
        List<Reference> references = new ArrayList<>(about(fact));
        party(fact).map(Party::account).ifPresent(references::add);
        if (fact instanceof Fact.Merged merged) {
            references.addAll(List.of(merged.account(), merged.into()));
        }
        return references;
    }

    private static List<Reference> about(Fact fact) {
        if (fact instanceof Fact.Happened happened) {
            return happened.about();
        }
        return fact instanceof Fact.Described described ? described.about() : List.of();
    }

    private static Optional<Party> party(Fact fact) {
        if (fact instanceof Fact.Happened happened) {
            return happened.party();
        }
        if (fact instanceof Fact.Described described) {
            return described.party();
        }
        return fact instanceof Fact.Identified identified ? Optional.of(identified.party()) : Optional.empty();
    }
}
