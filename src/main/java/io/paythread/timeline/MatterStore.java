package io.paythread.timeline;

import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.Timeline.SourceReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Matters and the references that lead to them. */
@ApplicationScoped
class MatterStore {
    /** The lock space of references, apart from other advisory locks. */
    private static final int LOCK_SPACE = 0x4d41;
    /** References share this many locks, so that a large batch does not exhaust the server's lock table. */
    private static final int LOCK_BUCKETS = 4_096;

    private static final String LOCK_REFERENCES =
            """
            with bucket as materialized (select distinct b from unnest($1::int[]) b order by b)
            select pg_advisory_xact_lock(%d, b) from bucket
            """
                    .formatted(LOCK_SPACE);

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

    private static String moving(String table) {
        return """
                update %s t set matter_id = m.into_id
                from unnest($1::uuid[], $2::uuid[]) as m(from_id, into_id)
                where t.matter_id = m.from_id
                """
                .formatted(table);
    }

    Uni<Void> lockReferences(Tx tx, Collection<SourceReference> references) {
        TreeSet<Integer> buckets = new TreeSet<>();
        references.forEach(reference -> buckets.add(Math.floorMod(reference.hashCode(), LOCK_BUCKETS)));
        return tx.query(LOCK_REFERENCES, (Object) buckets.toArray(Integer[]::new))
                .replaceWithVoid();
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
