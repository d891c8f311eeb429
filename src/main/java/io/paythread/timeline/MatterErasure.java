package io.paythread.timeline;

import io.paythread.fact.Fact;
import io.paythread.fact.Reference;
import io.paythread.identity.Identities;
import io.paythread.identity.IdentityTelling;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Erasable;
import io.paythread.privacy.Extent;
import io.paythread.privacy.Finding;
import io.paythread.privacy.Suppressions;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Lets go of what happened to people. The tellings of a matter are stripped and told anew, so that its entries and
 * objects are, as always, the fold of its tellings; those of before are deleted.
 */
@Singleton
public class MatterErasure implements Erasable {
    /** A matter has some tens of tellings; this many are through in well under a second. */
    private static final int PIECE = 25;

    private final MatterStore matters;
    private final MatterEraseStore store;
    private final TellingStore tellings;
    private final Timeline timeline;
    private final Identities identities;
    private final Suppressions suppressions;
    private final List<MatterNotes> notes;

    MatterErasure(
            MatterStore matters,
            MatterEraseStore store,
            TellingStore tellings,
            Timeline timeline,
            Identities identities,
            Suppressions suppressions,
            @All List<MatterNotes> notes) {
        this.matters = matters;
        this.store = store;
        this.tellings = tellings;
        this.timeline = timeline;
        this.identities = identities;
        this.suppressions = suppressions;
        this.notes = notes;
    }

    @Override
    public Stage stage() {
        return Stage.TIMELINE;
    }

    /** What is left of the facts of one source. */
    public Stripping stripping(UUID source) {
        return new Stripping(reference -> reference.value().startsWith(Suppressions.MARK)
                ? reference
                : new Reference(reference.type(), suppressions.pseudonym(source, reference.toString())));
    }

    @Override
    public Uni<List<Finding>> count(Tx tx, Extent extent) {
        return count(tx, extent.matters());
    }

    private Uni<List<Finding>> count(Tx tx, Collection<UUID> ids) {
        return each(
                        store.count(tx, ids).map(ArrayList::new),
                        (all, one) -> one.count(tx, ids).invoke(all::addAll).replaceWith(all))
                .map(List::copyOf);
    }

    /** Asks one after the other. */
    private <T> Uni<T> each(Uni<T> start, BiFunction<T, MatterNotes, Uni<T>> ask) {
        Uni<T> done = start;
        for (MatterNotes one : notes) {
            done = done.chain(so -> ask.apply(so, one));
        }
        return done;
    }

    @Override
    public Uni<Piece> erase(Tx tx, Extent extent, UUID erasure, JsonObject position) {
        int from = position.getInteger("from", 0);
        List<UUID> all = extent.matters();
        List<UUID> piece = all.subList(Math.min(from, all.size()), Math.min(from + PIECE, all.size()));
        if (piece.isEmpty()) {
            return Uni.createFrom().item(new Piece(Optional.empty(), List.of()));
        }
        Optional<JsonObject> next =
                from + PIECE < all.size() ? Optional.of(new JsonObject().put("from", from + PIECE)) : Optional.empty();
        return count(tx, piece).chain(done -> erase(tx, piece).replaceWith(new Piece(next, done)));
    }

    /** Strips everything that was told of these matters. */
    public Uni<Void> erase(Tx tx, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return each(Uni.createFrom().voidItem(), (none, one) -> one.erase(tx, ids))
                .chain(() -> matters.lock(tx, ids))
                .chain(() -> store.sources(tx, ids))
                .chain(sources -> tellings.ofMatters(tx, sources.keySet()).chain(told -> tell(tx, sources)
                        .chain(() -> store.delete(tx, sources.keySet()))
                        .chain(() -> tellAnew(tx, sources, told))));
    }

    /** Whose they were until now loses them. */
    private Uni<Integer> tell(Tx tx, Map<UUID, UUID> sources) {
        return store.accounts(tx, sources.keySet()).chain(accounts -> identities.changed(tx, accounts));
    }

    /** The matters that these references, spelled {@code type:value}, lead to at a source. */
    public Uni<List<UUID>> matters(Tx tx, UUID source, Collection<String> references) {
        return store.ofReferences(tx, source, references);
    }

    private Uni<Void> tellAnew(Tx tx, Map<UUID, UUID> sources, Map<UUID, List<Telling>> told) {
        List<MatterTelling> stripped = new ArrayList<>();
        List<IdentityTelling> seen = new ArrayList<>();
        sources.forEach((matter, source) -> {
            Stripping stripping = stripping(source);
            told.getOrDefault(matter, List.of()).forEach(telling -> stripping
                    .of(telling.fact())
                    .map(fact -> with(telling, fact))
                    .ifPresent(left -> {
                        stripped.add(new MatterTelling(source, left));
                        seen(source, left).ifPresent(seen::add);
                    }));
        });
        return timeline.tell(tx, stripped)
                .chain(changes -> identities.apply(tx, seen).chain(() -> identities.touched(tx, changes)))
                .chain(() -> store.markStripped(
                        tx,
                        stripped.stream().map(one -> one.telling().inboundId()).toList()))
                .replaceWithVoid();
    }

    private static Optional<IdentityTelling> seen(UUID source, Telling telling) {
        return telling.party()
                .map(party -> new IdentityTelling(
                        source,
                        telling.toldBy(),
                        telling.toldAt(),
                        telling.recordedAt(),
                        new IdentityTelling.Seen(party, telling.moment().occurredAt())));
    }

    private static Telling with(Telling telling, Fact fact) {
        return new Telling(
                telling.inboundId(),
                telling.place(),
                telling.toldAt(),
                telling.toldBy(),
                telling.toldType(),
                telling.origin(),
                telling.recordedAt(),
                fact);
    }

    @Override
    public Uni<JsonObject> report(Tx tx, Extent extent) {
        Uni<JsonObject> kept = store.entries(tx, extent.matters())
                .chain(entries -> store.objects(tx, extent.matters()).map(objects -> new JsonObject()
                        .put("entries", new JsonArray(entries))
                        .put("objects", new JsonArray(objects))));
        return each(kept, (all, one) -> one.report(tx, extent.matters()).map(all::mergeIn));
    }
}
