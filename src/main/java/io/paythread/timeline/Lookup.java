package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.timeline.LookupView.HitView;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Says what a pasted id stands for: one of ours by its prefix, else every thing that a provider calls so. */
@Singleton
class Lookup {
    private final Database database;
    private final LookupStore store;
    private final ObjectStore objects;

    Lookup(Database database, LookupStore store, ObjectStore objects) {
        this.database = database;
        this.store = store;
        this.objects = objects;
    }

    /** Empty where nothing bears the id that the caller may read. */
    Uni<List<HitView>> find(Caller caller, String text) {
        return find(text).map(hits -> hits.stream()
                .filter(hit -> caller.may(scope(hit.object())))
                .toList());
    }

    /** What it takes to read the thing. */
    private static Scope scope(String object) {
        return switch (object) {
            case "source", "inbound_event" -> Scope.SOURCES_READ;
            case "dispute" -> Scope.DISPUTES_READ;
            case "ticket", "message" -> Scope.TICKETS_READ;
            case "customer", "account", "link", "entry" -> Scope.CUSTOMERS_READ;
            default -> Scope.PAYMENTS_READ;
        };
    }

    private Uni<List<HitView>> find(String text) {
        return database.reading(tx -> own(tx, text)
                .chain(own -> own.isPresent()
                        ? Uni.createFrom().item(own.stream().toList())
                        : store.foreign(tx, text).map(Lookup::views)));
    }

    private static List<HitView> views(List<LookupStore.Hit> hits) {
        return hits.stream()
                .flatMap(hit -> LookupView.of(hit).stream())
                .distinct()
                .toList();
    }

    private Uni<Optional<HitView>> own(Tx tx, String text) {
        for (IdPrefix prefix : IdPrefix.values()) {
            Optional<UUID> id = PublicId.parse(prefix, text);
            if (id.isPresent()) {
                return own(tx, prefix, id.get());
            }
        }
        return Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<HitView>> own(Tx tx, IdPrefix prefix, UUID id) {
        Optional<ObjectType> type = Arrays.stream(ObjectType.values())
                .filter(candidate -> candidate != ObjectType.ACCOUNT)
                .filter(candidate -> PublicIds.prefix(candidate).equals(Optional.of(prefix)))
                .findFirst();
        return type.isPresent()
                ? object(tx, type.get(), id)
                : store.exists(tx, prefix, id).map(found -> found.flatMap(present -> view(prefix, present)));
    }

    private Uni<Optional<HitView>> object(Tx tx, ObjectType type, UUID id) {
        return objects.one(tx, type, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : home(tx, found.get())
                                .map(home -> LookupView.object(type, found.get().id(), home, null)));
    }

    private Uni<Optional<UUID>> home(Tx tx, ObjectRow row) {
        return switch (row.type()) {
            case ATTEMPT -> first(tx, row, ObjectType.PAYMENT);
            case MESSAGE -> first(tx, row, ObjectType.TICKET);
            default -> Uni.createFrom().item(Optional.empty());
        };
    }

    private Uni<Optional<UUID>> first(Tx tx, ObjectRow row, ObjectType type) {
        return objects.ofMatters(tx, List.of(row.matterId()), type)
                .map(rows -> rows.stream().filter(row::concerns).findFirst().map(ObjectRow::id));
    }

    private static Optional<HitView> view(IdPrefix prefix, UUID id) {
        return switch (prefix) {
            case SOURCE -> Optional.of(LookupView.own(prefix, "source", "sources", id, null));
            case INBOUND_EVENT -> Optional.of(LookupView.own(prefix, "inbound_event", "inbound-events", id, null));
            case ENTRY -> Optional.of(LookupView.own(prefix, "entry", "entries", id, null));
            case CUSTOMER -> Optional.of(LookupView.own(prefix, "customer", "customers", id, null));
            case ACCOUNT -> Optional.of(LookupView.own(prefix, "account", "accounts", id, null));
            case LINK -> Optional.of(LookupView.own(prefix, "link", "links", id, null));
            default -> Optional.empty();
        };
    }
}
