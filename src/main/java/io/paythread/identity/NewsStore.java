package io.paythread.identity;

import static io.paythread.identity.Columns.flags;
import static io.paythread.identity.Columns.numbers;
import static io.paythread.identity.Columns.texts;
import static io.paythread.identity.Columns.times;
import static io.paythread.identity.Columns.uuids;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Compares what was told with what is known; one statement, whatever the number of tellings, and no lock. */
@Singleton
class NewsStore {
    private static final String FIND =
            """
            select 'account' as what, t.place
              from unnest($1::uuid[], $2::timestamptz[], $3::boolean[])
                   with ordinality as t (id, since, guest, place)
              left join account a on a.id = t.id
             where a.id is null or t.since < a.since or (a.guest and not t.guest)
            union all
            select case when (t.value, t.verified, t.type) = (i.value, i.verified, i.type)
                        then 'repetition' else 'identifier' end, t.place
              from unnest($4::uuid[], $5::text[], $6::integer[], $7::timestamptz[], $8::integer[], $9::text[],
                          $10::text[], $11::boolean[], $12::text[])
                   with ordinality as t (account_id, slot, rank, told_at, step, told_by, value, verified, type, place)
              left join account_identifier i on i.account_id = t.account_id and i.slot = t.slot
             where i.account_id is null
                or (t.rank, t.told_at, t.step, t.told_by collate "C", t.value collate "C", t.verified,
                    t.type collate "C")
                   > (i.rank, i.told_at, i.step, i.told_by, i.value, i.verified, i.type)
            union all
            select 'merge', t.place
              from unnest($13::uuid[]) with ordinality as t (id, place)
              left join link l on l.id = t.id
             where l.id is null
            """;

    /** Only where the slot still says the same: otherwise what others may share changes, which needs locks. */
    private static final String REPEAT =
            """
            update account_identifier i
               set rank = t.rank, step = t.step, told_at = t.told_at, told_by = t.told_by
              from unnest($1::uuid[], $2::text[], $3::integer[], $4::timestamptz[], $5::integer[], $6::text[],
                          $7::text[], $8::boolean[], $9::text[])
                   as t (account_id, slot, rank, told_at, step, told_by, value, verified, type)
             where i.account_id = t.account_id and i.slot = t.slot
               and (i.value, i.verified, i.type) = (t.value, t.verified, t.type)
               and (t.rank, t.told_at, t.step, t.told_by collate "C") > (i.rank, i.told_at, i.step, i.told_by)
            """;

    private record Place(String what, int index) {
        private static Place from(Row row) {
            return new Place(row.getString("what"), Math.toIntExact(row.getLong("place") - 1));
        }
    }

    Uni<News> find(Tx tx, Told told) {
        Object[] parameters = Stream.of(seen(told.accounts()), said(told.identifiers()), merged(told.merges()))
                .flatMap(Arrays::stream)
                .toArray();
        return tx.list(FIND, Place::from, parameters).map(places -> pick(told, places));
    }

    /** Notes that these slots were told the same again. False where one of them says something else by now. */
    Uni<Boolean> repeat(Tx tx, List<ToldIdentifier> said) {
        return tx.update(REPEAT, said(said)).map(count -> count == said.size());
    }

    private static Object[] seen(List<SeenAccount> accounts) {
        return new Object[] {
            uuids(accounts, SeenAccount::id), times(accounts, SeenAccount::since), flags(accounts, SeenAccount::guest)
        };
    }

    private static Object[] said(List<ToldIdentifier> said) {
        return new Object[] {
            uuids(said, ToldIdentifier::accountId),
            texts(said, ToldIdentifier::slot),
            numbers(said, ToldIdentifier::rank),
            times(said, ToldIdentifier::toldAt),
            numbers(said, ToldIdentifier::step),
            texts(said, ToldIdentifier::toldBy),
            texts(said, ToldIdentifier::value),
            flags(said, row -> row.identifier().verified()),
            texts(said, row -> row.identifier().type().wireName())
        };
    }

    private static Object[] merged(List<RuleLink> merges) {
        return new Object[] {uuids(merges, RuleLink::id)};
    }

    private static News pick(Told told, List<Place> places) {
        return new News(
                pick(told.accounts(), "account", places),
                pick(told.identifiers(), "identifier", places),
                pick(told.identifiers(), "repetition", places),
                pick(told.merges(), "merge", places));
    }

    private static <T> List<T> pick(List<T> all, String what, List<Place> places) {
        List<T> picked = new ArrayList<>();
        places.stream().filter(place -> place.what().equals(what)).forEach(place -> picked.add(all.get(place.index())));
        return picked;
    }
}
