package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads payments, refunds, disputes, tickets and their like, each with the objects around it. */
@Singleton
class Objects {
    /** Of one answer in lines (API.md, section 1); more is an export. */
    private static final int MOST_LINES = 100_000;

    /** Rows that are read at once for it. */
    private static final int PIECE = 500;

    private final Database database;
    private final OwnerStore owners;
    private final ObjectStore objects;
    private final OrderedStore ordered;
    private final SeenRows seen;
    private final Annexes annexes;

    Objects(
            Database database,
            OwnerStore owners,
            ObjectStore objects,
            OrderedStore ordered,
            SeenRows seen,
            Annexes annexes) {
        this.database = database;
        this.owners = owners;
        this.objects = objects;
        this.ordered = ordered;
        this.seen = seen;
        this.annexes = annexes;
    }

    /** A page of objects as the caller may see them, and the objects of the given types in their matters. */
    Uni<Found> page(Caller caller, ObjectFilter filter, PageRequest request, ObjectType... around) {
        return read(filter, request, around)
                .chain(found -> annexes.toList(caller, found))
                .chain(found -> seen.objects(caller, found));
    }

    /** The whole list piece by piece, as the caller may see it, up to the most that one answer gives. */
    Multi<Found> all(Caller caller, ObjectFilter filter, ObjectType... around) {
        Reading reading = new Reading();
        return Multi.createBy()
                .repeating()
                .uni(() -> read(filter, reading, around)
                        .chain(found -> annexes.toList(caller, found))
                        .chain(found -> seen.objects(caller, found)))
                .whilst(found -> reading.goesOn());
    }

    /** How many objects the filter lets through, whatever their order; empty for more than are to be counted. */
    Uni<Optional<Long>> count(ObjectFilter filter, int most) {
        return database.reading(tx -> owner(tx, filter)
                        .chain(owner -> owner.isEmpty() && filter.customer().isPresent()
                                ? Uni.createFrom().item(0L)
                                : objects.count(tx, filter, owner, most + 1)))
                .map(count -> Optional.of(count).filter(known -> known <= most));
    }

    private Uni<Found> read(ObjectFilter filter, Reading reading, ObjectType... around) {
        return database.reading(
                tx -> rows(tx, filter, reading.next()).invoke(reading::took).chain(placed -> {
                    Page<ObjectRow> page =
                            Page.whole(placed.stream().map(Placed::row).toList());
                    return objects.ofMatters(tx, matters(page.data()), around).map(others -> new Found(page, others));
                }));
    }

    /** How far a list has been read; of one answer. */
    private static final class Reading {
        private Span span = Span.first(PIECE);
        private int last;
        private int given;

        Span next() {
            return span;
        }

        void took(List<Placed> rows) {
            last = rows.size();
            given += last;
            if (last > 0) {
                span = span.behind(rows);
            }
        }

        boolean goesOn() {
            return last == PIECE && given < MOST_LINES;
        }
    }

    /** One object as the caller may see it, and those of the given types in its matter; refuses an id that never was one. */
    Uni<Found> one(Caller caller, ObjectType type, UUID id, ObjectType... around) {
        return read(type, id, around)
                .chain(found -> annexes.toOne(caller, found))
                .chain(found -> seen.objects(caller, found));
    }

    /** One object twice: whole, for rules, and as the caller may see it. */
    Uni<Both> both(Caller caller, ObjectType type, UUID id, ObjectType... around) {
        return read(type, id, around)
                .chain(found -> annexes.toOne(caller, found))
                .chain(found -> seen.objects(caller, found).map(shown -> new Both(found, shown)));
    }

    /** What is stored, and what of it a caller may see. */
    record Both(Found whole, Found seen) {}

    private Uni<Found> read(ObjectFilter filter, PageRequest request, ObjectType... around) {
        return database.reading(tx -> rows(tx, filter, Span.of(request))
                .map(rows -> request.cut(rows, Placed::words).map(Placed::row))
                .chain(page ->
                        objects.ofMatters(tx, matters(page.data()), around).map(others -> new Found(page, others))));
    }

    private Uni<Found> read(ObjectType type, UUID id, ObjectType... around) {
        return database.reading(tx -> objects.one(tx, type, id)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .chain(row -> objects.ofMatters(tx, List.of(row.matterId()), around)
                        .map(others -> new Found(Page.whole(List.of(row)), others))));
    }

    private Uni<List<Placed>> rows(Tx tx, ObjectFilter filter, Span span) {
        return owner(tx, filter)
                .chain(owner -> owner.isEmpty() && filter.customer().isPresent()
                        ? Uni.createFrom().item(List.of())
                        : rows(tx, filter, owner, span));
    }

    /** Whose objects are asked for; empty for everybody's, and for nobody's. */
    private Uni<Optional<Owner>> owner(Tx tx, ObjectFilter filter) {
        return filter.customer().map(customer -> owners.find(tx, customer)).orElseGet(() -> Uni.createFrom()
                .item(Optional.empty()));
    }

    private Uni<List<Placed>> rows(Tx tx, ObjectFilter filter, Optional<Owner> owner, Span span) {
        return filter.order()
                .map(order -> ordered.page(tx, filter, order, owner, span))
                .orElseGet(() -> objects.page(tx, filter, owner, span));
    }

    private static Collection<UUID> matters(List<ObjectRow> rows) {
        return rows.stream().map(ObjectRow::matterId).distinct().toList();
    }

    /**
     * Objects and what stands around them.
     *
     * @param others all objects of the types asked for, in the matters of the page, oldest first
     * @param annexes what packages above tell of objects of the page, by the objects' ids and the annexes' names
     */
    record Found(Page<ObjectRow> page, List<ObjectRow> others, Map<UUID, Map<String, Object>> annexes) {
        Found(Page<ObjectRow> page, List<ObjectRow> others) {
            this(page, others, Map.of());
        }

        /** What packages above tell of the object, by the annexes' names. */
        Map<String, Object> annexes(ObjectRow row) {
            return annexes.getOrDefault(row.id(), Map.of());
        }

        /** The one that was asked for. */
        ObjectRow only() {
            return page.data().get(0);
        }

        /** Objects of a type that belong to this one: either names the other. */
        List<ObjectRow> around(ObjectRow row, ObjectType type) {
            return others.stream()
                    .filter(other -> other.type() == type && row.concerns(other))
                    .toList();
        }

        /** Our id of the first object of a type that belongs to this one. */
        Optional<String> idAround(ObjectRow row, ObjectType type) {
            return around(row, type).stream().findFirst().flatMap(other -> PublicIds.of(type, other.id()));
        }
    }
}
