package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What packages above read of objects and entries for their rules: whole, not masked. What they show of it to a caller they
 * pass through {@link #seen} first.
 */
@Singleton
public class History {
    private final ObjectStore objects;
    private final HistoryStore store;
    private final TellingStore tellings;

    History(ObjectStore objects, HistoryStore store, TellingStore tellings) {
        this.objects = objects;
        this.store = store;
        this.tellings = tellings;
    }

    /** One object; a payment under any id that it ever had. */
    public Uni<Optional<ObjectRow>> object(Tx tx, ObjectType type, UUID id) {
        return objects.one(tx, type, id);
    }

    /** Objects by the ids asked for. */
    public Uni<Map<UUID, ObjectRow>> objects(Tx tx, ObjectType type, Collection<UUID> ids) {
        return objects.some(tx, type, ids);
    }

    /** All objects of these types in these matters, oldest first. */
    public Uni<List<ObjectRow>> ofMatters(Tx tx, Collection<UUID> matters, ObjectType... types) {
        return objects.ofMatters(tx, matters, types);
    }

    /** Objects of these types behind an id, by id: for who goes through all of them once. */
    public Uni<List<ObjectRow>> after(Tx tx, UUID id, int limit, ObjectType... types) {
        return store.after(tx, id, limit, types);
    }

    /** The newest objects of these types that belong to a customer's accounts, newest first. */
    public Uni<List<ObjectRow>> ofCustomer(Tx tx, UUID customer, int limit, ObjectType... types) {
        return store.ofCustomer(tx, customer, limit, types);
    }

    /** The newest objects of a type that stand in one of these states, newest first. */
    public Uni<List<ObjectRow>> inStates(Tx tx, ObjectType type, Collection<String> states, int limit) {
        return store.inStates(tx, type, states, limit);
    }

    /** All objects of a matter as they stood at a moment, folded from what had been told by then. */
    public Uni<List<ObjectRow>> pastOfMatter(Tx tx, ObjectRow member, Instant asOf) {
        return tellings.ofMatters(tx, List.of(member.matterId()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(told -> PastObjects.fold(told.getOrDefault(member.matterId(), List.of()), member, asOf));
    }

    /** The newest objects of each type of each account of these customers, newest first. */
    public Uni<List<ObjectRow>> ofCustomers(Tx tx, Collection<UUID> customers, int limit, ObjectType... types) {
        return store.ofCustomers(tx, customers, limit, types);
    }

    /** All entries of these matters, oldest first, at most 5,000. */
    public Uni<List<EntryRow>> entriesOfMatters(Tx tx, Collection<UUID> matters) {
        return store.entriesOfMatters(tx, matters);
    }

    /** The object as the caller may see it. */
    public ObjectRow seen(Caller caller, ObjectRow row) {
        return SeenRows.policy(caller).seen(row);
    }

    /** The entry as the caller may see it. */
    public EntryRow seen(Caller caller, EntryRow row) {
        return SeenRows.policy(caller).seen(row);
    }
}
