package io.paythread.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each visible change of a customer raises its revision by one, and nothing else does. */
@QuarkusTest
class IdentityRevisionsTest {
    /** A deadlock, or a lock that was not free in time. */
    private static final List<String> IN_THE_WAY = List.of("40P01", "55P03");

    private final Database database;
    private final Identities identities;

    @Inject
    IdentityRevisionsTest(Database database, Identities identities) {
        this.database = database;
        this.identities = identities;
    }

    @Test
    void changesNothingWhenNothingIsNew() {
        // Given
        List<IdentityTelling> all = all(new History(2_000, 1).events(20));
        var unused = retried(tx -> identities.apply(tx, all)).await().indefinitely();

        // When
        var changed = retried(tx -> identities.apply(tx, all)).await().indefinitely();

        // Then
        assertThat(changed).isEmpty();
    }

    @Test
    void raisesTheRevisionOfACustomerByOneForEachChange() {
        // Given
        List<IdentityTelling> all = all(new History(2_001, 1).events(20));
        var unused = retried(tx -> identities.apply(tx, all)).await().indefinitely();
        List<UUID> accounts = List.of(ids(all));
        List<Long> before = revisions(accounts);
        UUID entry = UUID.nameUUIDFromBytes(new byte[] {1});
        UUID other = UUID.nameUUIDFromBytes(new byte[] {2});

        // When
        int rows = retried(tx -> identities.touched(
                        tx,
                        Stream.of(entry, other)
                                .flatMap(subject -> accounts.stream().map(account -> change(subject, account)))
                                .toList()))
                .await()
                .indefinitely();

        // Then
        assertThat(rows).isEqualTo(2 * before.size());
        assertThat(revisions(accounts))
                .isEqualTo(before.stream().map(revision -> revision + 2).toList());
    }

    @Test
    void numbersTheRowsOfEachCustomerWithoutAGapWhateverIsJoinedAndParted() {
        // Given
        List<IdentityTelling> all = all(new History(2_002, 3).events(200));

        // When
        for (int i = 0; i < all.size(); i += 7) {
            List<IdentityTelling> batch = all.subList(i, Math.min(i + 7, all.size()));
            var unused = retried(tx -> identities.apply(tx, batch)).await().indefinitely();
        }

        // Then
        assertThat(uncounted(List.of(ids(all)))).isEmpty();
    }

    /** Customers whose rows in the feed are not numbered from one to their revision. */
    private List<UUID> uncounted(Collection<UUID> accounts) {
        return database.reading(tx -> tx.list(
                        """
                        select c.id from customer c left join feed_entry f on f.customer_id = c.id
                         where c.root_account_id = any($1)
                         group by c.id
                        having c.revision <> count(f.revision)
                            or (count(*) > 0 and c.revision > 0
                                and (min(f.revision), max(f.revision), count(distinct f.revision))
                                    is distinct from (1, c.revision, c.revision))
                        """,
                        row -> row.getUUID(0),
                        (Object) accounts.toArray(UUID[]::new)))
                .await()
                .indefinitely();
    }

    private static AccountChange change(UUID subject, UUID account) {
        return new AccountChange(IdentityFeed.CUSTOMER_UPDATED, subject, subject, Optional.of(account));
    }

    private List<Long> revisions(Collection<UUID> accounts) {
        return database.reading(tx -> tx.list(
                        """
                        select revision from customer
                         where id in (select customer_id from account where id = any($1)) order by id
                        """,
                        row -> row.getLong(0),
                        (Object) accounts.toArray(UUID[]::new)))
                .await()
                .indefinitely();
    }

    private <T> Uni<T> retried(Function<Tx, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> database.inTransaction(work))
                .onFailure(failure -> failure instanceof PgException fault && IN_THE_WAY.contains(fault.getSqlState()))
                .retry()
                .atMost(50);
    }

    private static List<IdentityTelling> all(Collection<List<IdentityTelling>> events) {
        return events.stream().flatMap(List::stream).toList();
    }

    private static UUID[] ids(Collection<IdentityTelling> tellings) {
        return Told.of(tellings).accounts().stream().map(SeenAccount::id).toArray(UUID[]::new);
    }
}
