package io.paythread.insight;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Rows of {@code insight_record}. */
@Singleton
class RecordStore {
    static final String COLUMNS =
            "series, at, object_type, object_id, matter_id, payment_id, source_id, currency, code, network, method,"
                    + " country, a, b, c";

    /** What these objects and entries belong to now, and what records of them, or of objects there, belonged to. */
    private static final String TOUCHED =
            """
            with present as (
                select matter_id from business_object where id = any($1)
                union select matter_id from entry where id = any($1)
            )
            select matter_id from present
            union select matter_id from insight_record where object_id = any($1)
            union select matter_id from insight_record where payment_id = any($1)
            union select matter_id from insight_checkout where checkout_id = any($1)
            union select r.matter_id from insight_record r
                    join business_object o on o.id = r.object_id
                    join present p on p.matter_id = o.matter_id
                   where r.matter_id <> o.matter_id
            """;

    private static final String SOURCES = "select id, source_id from matter where id = any($1)";

    private static final String NEXT_MATTERS = "select id from matter where id > $1 order by id limit $2";

    /** Those of the matters, and those of their objects that still stand under a matter that went into one of these. */
    private static final String OF_MATTERS =
            """
            select %1$s from insight_record where matter_id = any($1)
            union
            select %1$s from insight_record where object_id in (
                select id from business_object where matter_id = any($1)
                union all select id from entry where matter_id = any($1) and kind = 'payment.failed')
            """
                    .formatted(COLUMNS);

    private static final String DELETE =
            """
            delete from insight_record r using unnest($1::uuid[], $2::smallint[]) as gone (object_id, series)
             where r.object_id = gone.object_id and r.series = gone.series
            """;

    private static final String INSERT =
            """
            insert into insight_record (series, at, object_type, object_id, matter_id, payment_id, source_id, currency,
                code, network, method, country, a, b, c)
            select * from unnest($1::smallint[], $2::timestamptz[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[],
                $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::bigint[], $14::bigint[],
                $15::bigint[])
            """;

    /** Matters that these objects or entries touch. */
    Uni<List<UUID>> touched(Tx tx, Collection<UUID> subjects) {
        return tx.list(TOUCHED, row -> row.getUUID(0), (Object) subjects.toArray(UUID[]::new));
    }

    /** The matter and its source, of those that are still there. */
    record Standing(UUID matter, UUID source) {}

    Uni<List<Standing>> standing(Tx tx, Collection<UUID> matters) {
        return tx.list(SOURCES, row -> new Standing(row.getUUID("id"), row.getUUID("source_id")), (Object)
                matters.toArray(UUID[]::new));
    }

    Uni<List<UUID>> nextMatters(Tx tx, UUID after, int limit) {
        return tx.list(NEXT_MATTERS, row -> row.getUUID(0), after, limit);
    }

    Uni<List<Counted>> ofMatters(Tx tx, Collection<UUID> matters) {
        return tx.list(OF_MATTERS, RecordStore::from, (Object) matters.toArray(UUID[]::new));
    }

    Uni<Void> delete(Tx tx, List<Counted> gone) {
        return gone.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.query(DELETE, array(gone, Counted::object), numbers(gone)).replaceWithVoid();
    }

    Uni<Void> insert(Tx tx, List<Counted> come) {
        return come.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.query(
                                INSERT,
                                numbers(come),
                                come.stream()
                                        .map(one -> one.at().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new),
                                texts(come, Counted::objectType),
                                array(come, Counted::object),
                                array(come, Counted::matter),
                                array(come, one -> one.payment().orElse(null)),
                                array(come, one -> one.marks().source()),
                                texts(come, one -> one.marks().currency()),
                                texts(come, one -> one.marks().code()),
                                texts(come, one -> one.marks().network()),
                                texts(come, one -> one.marks().method()),
                                texts(come, one -> one.marks().country()),
                                longs(come, Counted::a),
                                longs(come, Counted::b),
                                longs(come, Counted::c))
                        .replaceWithVoid();
    }

    static Counted from(Row row) {
        return new Counted(
                Series.of(row.getInteger("series")),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("object_type"),
                row.getUUID("object_id"),
                row.getUUID("matter_id"),
                Optional.ofNullable(row.getUUID("payment_id")),
                new Counted.Marks(
                        row.getUUID("source_id"),
                        row.getString("currency"),
                        row.getString("code"),
                        row.getString("network"),
                        row.getString("method"),
                        row.getString("country")),
                row.getLong("a"),
                row.getLong("b"),
                row.getLong("c"));
    }

    private static @Nullable UUID[] array(List<Counted> rows, Function<Counted, @Nullable UUID> part) {
        return rows.stream().map(part).toArray(UUID[]::new);
    }

    private static String[] texts(List<Counted> rows, Function<Counted, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    private static Long[] longs(List<Counted> rows, ToLongFunction<Counted> part) {
        return rows.stream().map(row -> part.applyAsLong(row)).toArray(Long[]::new);
    }

    private static Short[] numbers(List<Counted> rows) {
        return rows.stream().map(row -> (short) row.series().number()).toArray(Short[]::new);
    }
}
