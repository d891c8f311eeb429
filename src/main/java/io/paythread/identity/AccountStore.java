package io.paythread.identity;

import static io.paythread.identity.Columns.flags;
import static io.paythread.identity.Columns.texts;
import static io.paythread.identity.Columns.time;
import static io.paythread.identity.Columns.times;
import static io.paythread.identity.Columns.uuids;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of {@code account}. All writing of an account, its identifiers and its links happens under its row's lock. */
@Singleton
class AccountStore {
    /** A new account is a customer of its own until links say otherwise. */
    private static final String INSERT =
            """
            with added as (
                insert into account (id, source_id, reference, guest, since, recorded_at, customer_id)
                select t.id, t.source_id, t.reference, t.guest, t.since, t.recorded_at, t.customer_id
                  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[], $5::timestamptz[],
                              $6::timestamptz[], $7::uuid[])
                       as t (id, source_id, reference, guest, since, recorded_at, customer_id)
                 order by t.id
                on conflict do nothing
                returning id, customer_id, since, recorded_at
            ), its_customer as (
                insert into customer (id, root_account_id, since, created_at, updated_at)
                select customer_id, id, since, recorded_at, $8 from added order by customer_id
                on conflict do nothing
            )
            select id from added
            """;

    private static final String LOCK =
            """
            select id, source_id, guest, since, customer_id from account
             where id = any($1) order by id for no key update
            """;

    /**
     * From the given accounts, and from those that hold the given values, along everything that joins: people's verdicts
     * and rules alike.
     */
    private static final String LOCK_REACHABLE =
            """
            with recursive reached (id) as (
                (select unnest($1::uuid[])
                 union
                 select h.account_id
                   from unnest($2::text[], $3::text[]) as v (type, normalized)
                  cross join lateral (
                     select distinct i.account_id from account_identifier i
                      where i.type = v.type and i.normalized = v.normalized
                      order by i.account_id limit $4
                  ) as h)
                union
                select next.id
                  from reached r
                 cross join lateral (
                    select l.account_b as id from link l where l.account_a = r.id and l.basis = 'joins'
                    union all
                    select l.account_a from link l where l.account_b = r.id and l.basis = 'joins'
                    union all
                    select p.account_b from pair_verdict p where p.account_a = r.id and p.verdict = 'together'
                    union all
                    select p.account_a from pair_verdict p where p.account_b = r.id and p.verdict = 'together'
                 ) as next
            )
            select a.id, a.source_id, a.guest, a.since, a.customer_id from account a
             where a.id in (select id from reached) order by a.id for no key update
            """;

    private static final String DESCRIBE =
            """
            update account a
               set since = t.since, guest = t.guest, name = t.name, email = t.email, phone = t.phone
              from unnest($1::uuid[], $2::timestamptz[], $3::boolean[], $4::text[], $5::text[], $6::text[])
                   as t (id, since, guest, name, email, phone)
             where a.id = t.id
            """;

    private static final String MOVE =
            """
            update account a set customer_id = t.customer_id
              from unnest($1::uuid[], $2::uuid[]) as t (id, customer_id)
             where a.id = t.id and a.customer_id <> t.customer_id
            """;

    /** An account whose row this transaction has locked. */
    record Locked(Member member, UUID sourceId, UUID customerId) {
        private static Locked from(Row row) {
            Instant since = row.getOffsetDateTime("since").toInstant();
            return new Locked(
                    new Member(row.getUUID("id"), since, row.getBoolean("guest")),
                    row.getUUID("source_id"),
                    row.getUUID("customer_id"));
        }

        UUID id() {
            return member.id();
        }
    }

    /** How an account stands after tellings. */
    record Described(Member member, Display display) {}

    /** Adds those that are not there; gives the ids of the added. */
    Uni<Set<UUID>> add(Tx tx, List<SeenAccount> accounts, Instant now) {
        return tx.list(
                        INSERT,
                        row -> row.getUUID("id"),
                        uuids(accounts, SeenAccount::id),
                        uuids(accounts, SeenAccount::sourceId),
                        texts(accounts, SeenAccount::reference),
                        flags(accounts, SeenAccount::guest),
                        times(accounts, SeenAccount::since),
                        times(accounts, SeenAccount::recordedAt),
                        uuids(accounts, account -> account.member().ownCustomer()),
                        time(now))
                .map(Set::copyOf);
    }

    /** Locks the rows in id order. */
    Uni<List<Locked>> lock(Tx tx, Collection<UUID> ids) {
        return tx.list(LOCK, Locked::from, (Object) uuids(ids));
    }

    /**
     * Locks everything that joins lead to from these accounts and from the holders of these values, in id order, as of one
     * moment: what came into reach since is found by asking again.
     */
    Uni<List<Locked>> lockReachable(Tx tx, Collection<UUID> ids, Collection<SharedValue> values, int maxHolders) {
        return tx.list(
                LOCK_REACHABLE,
                Locked::from,
                uuids(ids),
                texts(values, value -> value.type().wireName()),
                texts(values, SharedValue::normalized),
                maxHolders);
    }

    Uni<Integer> describe(Tx tx, List<Described> accounts) {
        return tx.update(
                DESCRIBE,
                uuids(accounts, account -> account.member().id()),
                times(accounts, account -> account.member().since()),
                flags(accounts, account -> account.member().guest()),
                texts(accounts, account -> account.display().name()),
                texts(accounts, account -> account.display().email()),
                texts(accounts, account -> account.display().phone()));
    }

    /** Writes whose each account is, where that changed. */
    Uni<Integer> move(Tx tx, Map<UUID, UUID> customerByAccount) {
        List<Map.Entry<UUID, UUID>> moves = customerByAccount.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ByteOrder.UUIDS))
                .collect(Collectors.toList());
        return tx.update(MOVE, uuids(moves, Map.Entry::getKey), uuids(moves, Map.Entry::getValue));
    }
}
