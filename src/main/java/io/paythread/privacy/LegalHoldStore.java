package io.paythread.privacy;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows of {@code legal_hold}. */
@Singleton
class LegalHoldStore {
    private static final String COLUMNS =
            "id, customer_id, dispute_id, reason, placed_by, placed_at, ends_at, released_by, released_at";

    private static final String ADD =
            """
            insert into legal_hold (id, customer_id, origin, dispute_id, reason, placed_by, placed_at, ends_at)
            values ($1, $2, 'person', null, $3, $4, $5, $6)
            """;

    private static final String PUT_DISPUTE =
            """
            insert into legal_hold (id, customer_id, origin, dispute_id, reason, placed_by, placed_at, ends_at)
            values ($1, $2, 'dispute', $3, 'dispute', 'system', $4, $5)
            on conflict (dispute_id) do update set ends_at = excluded.ends_at
            """;

    /** A hold that has ended says no more than that there was one. */
    private static final String FORGET =
            "delete from legal_hold where customer_id = $1 and (ends_at <= $2 or released_at is not null)";

    private static final String OF_CUSTOMER =
            "select " + COLUMNS + " from legal_hold where customer_id = any($1::uuid[]) order by id";

    private static final String LIST = "select " + COLUMNS + " from legal_hold where true";

    private static final String FIND = "select " + COLUMNS + " from legal_hold where id = $1 for update";

    private static final String RELEASE =
            "update legal_hold set released_by = $2, released_at = $3 where id = $1 returning " + COLUMNS;

    Uni<Void> add(Tx tx, LegalHold hold) {
        return tx.update(
                        ADD,
                        hold.id(),
                        hold.customer(),
                        hold.reason(),
                        hold.placedBy(),
                        ErasureStore.at(hold.placedAt()),
                        hold.endsAt().map(ErasureStore::at).orElse(null))
                .replaceWithVoid();
    }

    /** The hold of a dispute, with what is known of its end by now. */
    Uni<Void> putDispute(Tx tx, UUID id, UUID customer, Map.Entry<UUID, Optional<Instant>> dispute, Instant now) {
        return tx.update(
                        PUT_DISPUTE,
                        id,
                        customer,
                        dispute.getKey(),
                        ErasureStore.at(now),
                        dispute.getValue().map(ErasureStore::at).orElse(null))
                .replaceWithVoid();
    }

    /** Of an erased customer: an id that holds nothing any more leads nowhere. */
    Uni<Void> forgetEnded(Tx tx, UUID customer, Instant now) {
        return tx.update(FORGET, customer, ErasureStore.at(now)).replaceWithVoid();
    }

    Uni<List<LegalHold>> ofCustomers(Tx tx, List<UUID> customers) {
        return tx.list(OF_CUSTOMER, LegalHoldStore::from, (Object) customers.toArray(UUID[]::new));
    }

    Uni<Optional<LegalHold>> lock(Tx tx, UUID id) {
        return tx.first(FIND, LegalHoldStore::from, id);
    }

    Uni<LegalHold> release(Tx tx, UUID id, String by, Instant now) {
        return tx.first(RELEASE, LegalHoldStore::from, id, by, ErasureStore.at(now))
                .map(Optional::orElseThrow);
    }

    private static LegalHold from(Row row) {
        return new LegalHold(
                row.getUUID("id"),
                row.getUUID("customer_id"),
                Optional.ofNullable(row.getUUID("dispute_id")),
                row.getString("reason"),
                row.getString("placed_by"),
                ErasureStore.instant(row, "placed_at").orElseThrow(),
                ErasureStore.instant(row, "ends_at"),
                Optional.ofNullable(row.getString("released_by")),
                ErasureStore.instant(row, "released_at"));
    }

    /** Latest first. */
    Uni<Page<LegalHold>> list(Tx tx, Optional<UUID> customer, PageRequest page) {
        Conditions where = new Conditions();
        customer.ifPresent(id -> where.and("customer_id = ?", id));
        page.keys()
                .map(keys -> UUID.fromString(keys.get(0)))
                .ifPresent(id -> where.and(page.backward() ? "id > ?" : "id < ?", id));
        String order = page.backward() ? "asc" : "desc";
        String end = "\norder by id " + order + " limit " + where.parameter(page.rowsToRead());
        return tx.list(LIST + where.sql() + end, LegalHoldStore::from, where.parameters())
                .map(rows -> page.cut(rows, hold -> List.of(hold.id().toString())));
    }
}
