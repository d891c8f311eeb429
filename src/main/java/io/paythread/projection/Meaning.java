package io.paythread.projection;

import io.paythread.fact.Fact;
import io.paythread.fact.Party;
import io.paythread.identity.IdentityTelling;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.Translation;
import io.paythread.projection.LogStore.LoggedEvent;
import io.paythread.timeline.MatterTelling;
import io.paythread.timeline.ReducedFacts;
import io.paythread.timeline.ReducedFacts.Placed;
import io.paythread.timeline.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events means: tellings for the timeline, tellings for identity, and outcomes of events that are no
 * facts. Pure.
 */
record Meaning(List<MatterTelling> matters, List<IdentityTelling> identities, List<Outcome> outcomes) {

    /** What became of an event that is no fact. */
    record Outcome(InboundEvent event, State state, String reason, String detail) {}

    /** The states of such events. */
    enum State {
        IGNORED,
        DEAD,
        NEEDS_FETCH;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An event as it was read: its facts, or what became of it where it has none.
     *
     * @param facts each with its place among the facts of the event's own bytes
     */
    record Read(LoggedEvent logged, List<Placed> facts, Optional<Outcome> outcome) {}

    static Meaning of(List<LoggedEvent> events, Map<String, SourceAdapter> adapters) {
        return of(events.stream().map(event -> read(event, adapters)).toList());
    }

    static Meaning of(List<Read> events) {
        Meaning meaning = new Meaning(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        events.forEach(meaning::add);
        return meaning;
    }

    private void add(Read read) {
        read.outcome().ifPresent(outcomes::add);
        read.facts().forEach(placed -> placed.fact().accept(new Sorting(read.logged(), placed.place())));
    }

    /** What the bytes of one event say. Those of a condensed one are facts already. */
    static Read read(LoggedEvent logged, Map<String, SourceAdapter> adapters) {
        if (logged.condensed()) {
            List<Placed> facts = ReducedFacts.read(logged.event().body());
            return facts.isEmpty()
                    ? without(logged, State.IGNORED, "erased", "")
                    : new Read(logged, facts, Optional.empty());
        }
        if (logged.twinKnown()) {
            return without(logged, State.IGNORED, "snapshot_received", "The same event came in its full form.");
        }
        Translation translation = Optional.ofNullable(adapters.get(logged.provider()))
                .map(adapter -> translate(adapter, logged.event()))
                .orElseGet(() -> new Translation.Unreadable("no_adapter"));
        if (translation instanceof Translation.Facts facts) {
            List<Placed> placed = new ArrayList<>();
            facts.facts().forEach(fact -> placed.add(new Placed(placed.size(), fact)));
            return new Read(logged, placed, Optional.empty());
        } else if (translation instanceof Translation.Ignored ignored) {
            return without(logged, State.IGNORED, ignored.reason(), "");
        } else if (translation instanceof Translation.NeedsFetch fetch) {
            return without(logged, State.NEEDS_FETCH, "thin_event", fetch.url());
        } else if (translation instanceof Translation.Unreadable unreadable) {
            return without(logged, State.DEAD, "unreadable", unreadable.reason());
        } else {
            throw new IllegalStateException("no meaning for " + translation.getClass());
        }
    }

    private static Read without(LoggedEvent logged, State state, String reason, String detail) {
        return new Read(logged, List.of(), Optional.of(new Outcome(logged.event(), state, reason, detail)));
    }

    /** A translator never throws; should one do so all the same, its event alone is set aside. */
    private static Translation translate(SourceAdapter adapter, InboundEvent event) {
        try {
            return adapter.translate(event);
        } catch (RuntimeException e) {
            return new Translation.Unreadable(
                    "the translator failed with " + e.getClass().getSimpleName());
        }
    }

    /** Puts each fact where it belongs. */
    private final class Sorting implements Fact.Visitor<@Nullable Void> {
        private final LoggedEvent logged;
        private final int place;

        Sorting(LoggedEvent logged, int place) {
            this.logged = logged;
            this.place = place;
        }

        @Override
        public @Nullable Void happened(Fact.Happened fact) {
            return toldOf(fact, fact.party());
        }

        @Override
        public @Nullable Void described(Fact.Described fact) {
            return toldOf(fact, fact.party());
        }

        @Override
        public @Nullable Void identified(Fact.Identified fact) {
            identities.add(identity(new IdentityTelling.Says(fact)));
            return null;
        }

        @Override
        public @Nullable Void merged(Fact.Merged fact) {
            identities.add(identity(new IdentityTelling.Joins(fact)));
            return null;
        }

        private @Nullable Void toldOf(Fact fact, Optional<Party> party) {
            InboundEvent event = logged.event();
            Telling telling = new Telling(
                    event.id(),
                    place,
                    toldAt(),
                    event.reference(),
                    event.type(),
                    logged.origin(),
                    event.receivedAt(),
                    fact);
            matters.add(new MatterTelling(event.source(), telling));
            party.ifPresent(p -> identities.add(
                    identity(new IdentityTelling.Seen(p, fact.moment().occurredAt()))));
            return null;
        }

        private IdentityTelling identity(IdentityTelling.Content content) {
            InboundEvent event = logged.event();
            return new IdentityTelling(event.source(), event.reference(), toldAt(), event.receivedAt(), content);
        }

        private Instant toldAt() {
            return logged.event().providerTime().orElse(logged.event().receivedAt());
        }
    }
}
