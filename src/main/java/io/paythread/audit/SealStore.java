package io.paythread.audit;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of {@code audit_seal}: only ever added, by whoever holds the lock. */
@Singleton
class SealStore {
    /** Any number that nothing else locks. */
    private static final long LOCK_NUMBER = 0x61756469742d6c67L;

    private static final String LOCK = "select pg_try_advisory_xact_lock($1)";
    private static final String HEAD = "select position, hash from audit_seal order by position desc limit 1";
    private static final String AT = "select position, hash from audit_seal where position = $1";

    /** Transactions below have ended; and where the last seal's row was written. */
    private static final String HORIZON =
            """
            select pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
                   (select e.xid::text
                      from audit_seal s join audit_event e on e.seq = s.event_seq
                     order by s.position desc limit 1) as last
            """;

    private static final String UNSEALED = "select " + AuditRow.COLUMNS
            + """

              from audit_event e
             where e.xid >= $1::text::xid8 and e.xid < $2::text::xid8
               and not exists (select from audit_seal s where s.event_seq = e.seq)
             order by e.xid, e.seq
             limit $3
            """;

    /**
     * In a database that was loaded from a dump, transaction numbers begin anew: rows of before bear numbers that are
     * still to come.
     */
    private static final String UNSEALED_OF_BEFORE = "select " + AuditRow.COLUMNS
            + """

              from audit_event e
             where e.xid >= pg_snapshot_xmax(pg_current_snapshot())
               and not exists (select from audit_seal s where s.event_seq = e.seq)
             order by e.xid, e.seq
             limit $1
            """;

    private static final String ADD = "insert into audit_seal (position, event_seq, hash) values ($1, $2, $3)";

    private static final String LINKS = "select s.position, s.event_seq, s.hash, " + AuditRow.COLUMNS
            + """

              from audit_seal s
              left join audit_event e on e.seq = s.event_seq
             where s.position > $1
             order by s.position
             limit $2
            """;

    /** Whether this transaction is the one that may seal; without waiting. */
    Uni<Boolean> lock(Tx tx) {
        return tx.first(LOCK, row -> row.getBoolean(0), LOCK_NUMBER).map(Optional::orElseThrow);
    }

    /** The end of the chain. */
    Uni<ChainHead> head(Tx tx) {
        return tx.first(HEAD, SealStore::head).map(found -> found.orElse(ChainHead.BEGINNING));
    }

    /** That place of the chain. */
    Uni<Optional<ChainHead>> at(Tx tx, long position) {
        return position == 0
                ? Uni.createFrom().item(Optional.of(ChainHead.BEGINNING))
                : tx.first(AT, SealStore::head, position);
    }

    /** How far rows can be sealed, as transaction numbers in text. */
    Uni<Horizon> horizon(Tx tx) {
        return tx.first(HORIZON, row -> new Horizon(row.getString("xmin"), row.getString("last")))
                .map(Optional::orElseThrow);
    }

    /** Rows of ended transactions from the first number up to the second, in the order of commits. */
    Uni<List<AuditRow>> unsealed(Tx tx, String fromXid, String toXid, int most) {
        return tx.list(UNSEALED, AuditRow::from, fromXid, toXid, most);
    }

    /** Rows that were written before the database was loaded from a dump. */
    Uni<List<AuditRow>> unsealedOfBefore(Tx tx, int most) {
        return tx.list(UNSEALED_OF_BEFORE, AuditRow::from, most);
    }

    Uni<Integer> add(Tx tx, List<Seal> seals) {
        return tx.batch(
                ADD,
                seals.stream()
                        .map(seal -> Tuple.of(
                                seal.head().position(),
                                seal.row(),
                                Buffer.buffer(seal.head().bytes())))
                        .toList());
    }

    /** The chain beyond a position, with the rows where they are still there. */
    Uni<List<ChainLink>> links(Tx tx, long beyond, int most) {
        return tx.list(LINKS, SealStore::link, beyond, most);
    }

    private static ChainHead head(Row row) {
        return ChainHead.of(row.getLong("position"), row.getBuffer("hash").getBytes());
    }

    private static ChainLink link(Row row) {
        return new ChainLink(head(row), row.getUUID("id") == null ? null : AuditRow.from(row));
    }

    /** A row's number and its place in the chain. */
    record Seal(long row, ChainHead head) {}

    /** Below which transaction all have ended, and the one of the last sealed row. */
    record Horizon(String xmin, @Nullable String last) {
        /** Whether the last seal was made in this database, or in one that it was loaded from. */
        boolean isOfThisDatabase() {
            return last != null && Long.parseUnsignedLong(last) < Long.parseUnsignedLong(xmin);
        }
    }
}
