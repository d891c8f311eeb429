package io.paythread.identity;

import static io.paythread.identity.Columns.texts;
import static io.paythread.identity.Columns.uuids;

import io.paythread.identity.CustomerFeed.CustomerChange;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Receipt;
import io.paythread.privacy.Receipts;
import io.paythread.privacy.Redacted;
import io.paythread.privacy.StoredText;
import io.paythread.privacy.TextCleaning;
import io.paythread.privacy.TextCleaning.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The names of people under newer rules: somebody may have typed a card number in the place of a name. A cleaned name is
 * compared with no other any more; what follows from it for display follows here as well.
 */
@Singleton
class IdentityRescan implements StoredText {
    private static final int CHUNK = 500;
    private static final UUID BEGINNING = new UUID(0, 0);

    private static final String COUNT = "select count(*) from account";
    private static final String NEXT =
            """
            with next as (select id from account where id > $1 order by id limit $2)
            select n.id, i.slot, i.value from next n
              left join account_identifier i on i.account_id = n.id and i.type = 'name' order by n.id, i.slot
            """;
    private static final String REPLACE =
            "update account_identifier set value = $3, normalized = null where account_id = $1 and slot = $2";
    private static final String SHOWN_OF_ACCOUNT = "update account set name = $3 where id = $1 and name = $2";
    private static final String SHOWN_OF_CUSTOMER =
            """
            with shown as (
                select distinct on (c.id) c.id, t.clean
                  from unnest($1::uuid[], $2::text[], $3::text[]) as t (account, name, clean)
                  join account a on a.id = t.account
                  join customer c on c.id = a.customer_id and c.name = t.name
                 order by c.id
            ), locked as materialized (
                select id from customer where id in (select id from shown) order by id for no key update
            )
            update customer c set name = s.clean from shown s, locked l where c.id = s.id and c.id = l.id
            returning c.id
            """;

    private final TextCleaning cleaning;
    private final Receipts receipts;
    private final CustomerFeed feed;

    IdentityRescan(TextCleaning cleaning, Receipts receipts, CustomerFeed feed) {
        this.feed = feed;
        this.cleaning = cleaning;
        this.receipts = receipts;
    }

    private record Stored(UUID account, Optional<String> slot, String name) {
        static Stored from(Row row) {
            return new Stored(
                    row.getUUID("id"),
                    Optional.ofNullable(row.getString("slot")),
                    Optional.ofNullable(row.getString("value")).orElse(""));
        }

        Text text() {
            return new Text(name.getBytes(StandardCharsets.UTF_8), Set.of());
        }
    }

    private record Shown(UUID account, String name, String clean) {
        Tuple tuple() {
            return Tuple.of(account, name, clean);
        }
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Uni<Long> count(Tx tx) {
        return tx.first(COUNT, row -> row.getLong(0)).map(Optional::orElseThrow);
    }

    @Override
    public Uni<Chunk> rescan(Tx tx, Optional<String> after) {
        return tx.list(NEXT, Stored::from, after.map(UUID::fromString).orElse(BEGINNING), CHUNK)
                .chain(stored -> cleaning.clean(
                                tx, stored.stream().map(Stored::text).toList())
                        .chain(cleaned -> put(tx, stored, cleaned)));
    }

    private Uni<Integer> showToCustomers(Tx tx, List<Shown> shown) {
        return shown.isEmpty()
                ? Uni.createFrom().item(0)
                : tx.list(
                                SHOWN_OF_CUSTOMER,
                                row -> CustomerChange.of(IdentityFeed.CUSTOMER_UPDATED, row.getUUID("id")),
                                uuids(shown, Shown::account),
                                texts(shown, Shown::name),
                                texts(shown, Shown::clean))
                        .chain(changes -> feed.ofCustomers(tx, changes));
    }

    private Uni<Chunk> put(Tx tx, List<Stored> stored, List<Redacted> cleaned) {
        List<Tuple> identifiers = new ArrayList<>();
        List<Shown> shown = new ArrayList<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (int i = 0; i < stored.size(); i++) {
            Stored each = stored.get(i);
            Redacted redacted = cleaned.get(i);
            if (redacted.changed()) {
                String name = new String(redacted.body(), StandardCharsets.UTF_8);
                identifiers.add(Tuple.of(each.account(), each.slot().orElseThrow(), name));
                shown.add(new Shown(each.account(), each.name(), name));
                done = done.chain(() -> receipts.add(tx, name(), each.account(), "rescan", Receipt.of(redacted)));
            }
        }
        int accounts = (int) stored.stream().map(Stored::account).distinct().count();
        Optional<String> end = accounts < CHUNK
                ? Optional.empty()
                : Optional.of(stored.get(stored.size() - 1).account().toString());
        return done.chain(() -> tx.batch(REPLACE, identifiers))
                .chain(() -> showToCustomers(tx, shown))
                .chain(() -> tx.batch(
                        SHOWN_OF_ACCOUNT, shown.stream().map(Shown::tuple).toList()))
                .replaceWith(() -> new Chunk(end, accounts, identifiers.size()));
    }
}
