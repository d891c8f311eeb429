package io.paythread.timeline;

import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.Timeline.SourceReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Matters and the references that lead to them. */
@ApplicationScoped
class MatterStore {
    /** The lock space of references, apart from other advisory locks. */
    private static final int LOCK_SPACE = 0x4d41;
    /** Of more references than this the space is locked as a whole, so as not to exhaust the server's lock table. */
    private static final int MOST_LOCKS = 1_000;

    /** A timeline that is built beside the live one has a space of its own, next to it. */
    private static final String BUILT = "(right(current_schema(), 5) = '_next')::int";

    /** No row without the share in the whole space, so that comes first: who takes the whole keeps all others out. */
    private static final String LOCK_REFERENCES =
            """
            with whole as materialized (select pg_advisory_xact_lock_shared(%1$d, %2$s) is null as held),
                wanted as materialized (select distinct k from unnest($1::int[]) k order by k)
            select pg_advisory_xact_lock(%3$d + %2$s, k) from whole, wanted
            """
                    .formatted(LOCK_SPACE + 2, BUILT, LOCK_SPACE);

    private static final String LOCK_ALL_REFERENCES =
            "select pg_advisory_xact_lock(%d, %s)".formatted(LOCK_SPACE + 2, BUILT);

    /** The view is there while a timeline is built, in its schema alone. */
    private static final String STANDING =
            """
            select r.source_id, r.reference, r.matter_id, exists (select from matter m where m.id = r.matter_id) as taken
            from unnest($1::uuid[], $2::text[]) as wanted(source_id, reference)
            join standing_reference r using (source_id, reference)
            """;

    private static final String FIND =
            """
            select r.source_id, r.reference, r.matter_id
            from unnest($1::uuid[], $2::text[]) as wanted(source_id, reference)
            join matter_reference r using (source_id, reference)
            """;

    private static final String LOCK = "select id from matter where id = any($1::uuid[]) order by id for update";

    private static final String CREATE =
            """
            insert into matter (id, source_id, updated_at)
            select id, source_id, now() from unnest($1::uuid[], $2::uuid[]) as new(id, source_id)
            on conflict (id) do nothing
            """;

    private static final String ADD_REFERENCES =
            """
            insert into matter_reference (source_id, reference, matter_id, object_id)
            select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[])
            on conflict (source_id, reference) do nothing
            """;

    private static final List<String> MOVE =
            List.of(moving("matter_reference"), moving("telling"), moving("entry"), moving("business_object"));

    private static final String DELETE = "delete from matter where id = any($1::uuid[])";

    private static final String FORGET_EMPTY_REFERENCES =
            """
            delete from matter_reference r where r.matter_id = any($1::uuid[])
               and not exists (select from telling t where t.matter_id = r.matter_id)
            """;

    private static final String FORGET_EMPTY =
            """
            delete from matter m where m.id = any($1::uuid[])
               and not exists (select from telling t where t.matter_id = m.id)
            """;

    private static String moving(String table) {
        return """
                update %s t set matter_id = m.into_id
                from unnest($1::uuid[], $2::uuid[]) as m(from_id, into_id)
                where t.matter_id = m.from_id
                """
                .formatted(table);
    }

    /** Keeps others from giving these references to matters until the transaction ends. */
    Uni<Void> lockReferences(Tx tx, Collection<SourceReference> references) {
        Uni<?> locked = references.size() > MOST_LOCKS
                ? tx.query(LOCK_ALL_REFERENCES)
                : tx.query(LOCK_REFERENCES, (Object)
                        references.stream().map(MatterStore::lock).toArray(Integer[]::new));
        return locked.replaceWithVoid();
    }

    /** The same in every process, whatever it runs on. */
    private static int lock(SourceReference reference) {
        return 31 * reference.source().hashCode() + reference.reference().hashCode();
    }

    Uni<Map<SourceReference, UUID>> find(Tx tx, Collection<SourceReference> references) {
        return tx.query(FIND, sources(references), spellings(references)).map(rows -> {
            Map<SourceReference, UUID> found = new TreeMap<>();
            rows.forEach(row -> found.put(
                    new SourceReference(row.getUUID("source_id"), row.getString("reference")),
                    row.getUUID("matter_id")));
            return found;
        });
    }

    /** How these references stand in the live timeline, for one that is built beside it. */
    Uni<MatterPlan.Standing> standing(Tx tx, Collection<SourceReference> references) {
        return tx.query(STANDING, sources(references), spellings(references)).map(rows -> {
            Map<SourceReference, UUID> found = new TreeMap<>();
            Set<UUID> taken = new HashSet<>();
            rows.forEach(row -> {
                UUID matter = row.getUUID("matter_id");
                found.put(new SourceReference(row.getUUID("source_id"), row.getString("reference")), matter);
                if (row.getBoolean("taken")) {
                    taken.add(matter);
                }
            });
            return new MatterPlan.Standing(found, taken);
        });
    }

    /** As the plan says; fails where somebody else has just made a matter of the same id for other references. */
    Uni<Void> carryOutAlone(Tx tx, MatterPlan plan) {
        return plan.created().isEmpty()
                ? carryOut(tx, plan)
                : tx.update(
                                CREATE,
                                ids(plan.created().keySet()),
                                ids(plan.created().values()))
                        .invoke(count -> {
                            if (count != plan.created().size()) {
                                throw new ConcurrentModificationException("a matter of the same id was made meanwhile");
                            }
                        })
                        .chain(() -> join(tx, plan.joined()))
                        .chain(() -> addReferences(tx, plan));
    }

    /** Lets go of those of these matters that nothing is told of. */
    Uni<Void> forgetEmpty(Tx tx, Collection<UUID> matters) {
        return tx.query(FORGET_EMPTY_REFERENCES, (Object) ids(matters))
                .chain(() -> tx.query(FORGET_EMPTY, (Object) ids(matters)))
                .replaceWithVoid();
    }

    Uni<Void> lock(Tx tx, Collection<UUID> matters) {
        return matters.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.query(LOCK, (Object) ids(matters)).replaceWithVoid();
    }

    Uni<Void> carryOut(Tx tx, MatterPlan plan) {
        return create(tx, plan).chain(() -> join(tx, plan.joined())).chain(() -> addReferences(tx, plan));
    }

    private Uni<Void> create(Tx tx, MatterPlan plan) {
        return plan.created().isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.query(
                                CREATE,
                                ids(plan.created().keySet()),
                                ids(plan.created().values()))
                        .replaceWithVoid();
    }

    private Uni<Void> join(Tx tx, Map<UUID, UUID> joined) {
        Uni<Void> done = Uni.createFrom().voidItem();
        if (joined.isEmpty()) {
            return done;
        }
        for (String move : MOVE) {
            done = done.chain(() ->
                    tx.query(move, ids(joined.keySet()), ids(joined.values())).replaceWithVoid());
        }
        return done.chain(() -> tx.query(DELETE, (Object) ids(joined.keySet())).replaceWithVoid());
    }

    private Uni<Void> addReferences(Tx tx, MatterPlan plan) {
        Map<SourceReference, UUID> objects = plan.objectIds();
        List<UUID> matters = new ArrayList<>();
        objects.keySet().forEach(reference -> matters.add(plan.matterOf(reference)));
        return tx.query(
                        ADD_REFERENCES,
                        sources(objects.keySet()),
                        spellings(objects.keySet()),
                        ids(matters),
                        ids(objects.values()))
                .replaceWithVoid();
    }

    private static UUID[] sources(Collection<SourceReference> references) {
        return references.stream().map(SourceReference::source).toArray(UUID[]::new);
    }

    private static String[] spellings(Collection<SourceReference> references) {
        return references.stream().map(SourceReference::reference).toArray(String[]::new);
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
