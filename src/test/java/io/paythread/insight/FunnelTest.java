package io.paythread.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.demo.Step;
import io.paythread.platform.postgres.LooseDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The funnel against plain SQL that looks at every checkout and everybody behind it; whatever the order. */
class FunnelTest {
    private static final Instant FROM = Instant.parse("2026-03-20T00:00:00Z");
    private static final int PEOPLE = 120;
    private static final int DAYS = 80;

    private static final String BY_HAND =
            """
            with expired as (
                select o.*, coalesce(a.customer_id, o.account_id, o.id) as person, a.customer_id,
                       (select p.status from business_object p where p.matter_id = o.matter_id and p.type = 'payment'
                         order by p.occurred_at, p.id limit 1) as payment
                from business_object o left join account a on a.id = o.account_id
                where o.type = 'checkout' and o.status = 'expired' and o.occurred_at >= $1 and o.occurred_at < $2
            ), complete as (
                select o.*, a.customer_id from business_object o join account a on a.id = o.account_id
                where o.type = 'checkout' and o.status = 'complete'
            ), became as (
                select e.person, e.payment, exists (select from complete c where c.customer_id = e.customer_id
                           and c.occurred_at >= e.occurred_at and c.source_id = e.source_id
                           and c.state #>> '{attributes,recovered_from}' = e.reference) as recovered,
                       exists (select from complete c where c.customer_id = e.customer_id
                           and c.occurred_at >= e.occurred_at and c.amount = e.amount and c.currency = e.currency
                           and c.occurred_at <= (e.state #>> '{attributes,expires_at}')::timestamptz + interval '7 days'
                           and (c.state #>> '{attributes,client_reference}' = e.state #>> '{attributes,client_reference}'
                               or c.state #>> '{attributes,client_reference}' is null
                               or e.state #>> '{attributes,client_reference}' is null)) as elsewhere
                from expired e
            ), person as (
                select person, bool_or(recovered) as recovered, bool_or(elsewhere) as elsewhere from became group by person
            )
            select concat_ws(' ', (select count(*) from business_object where type = 'checkout' and status = 'complete'
                           and occurred_at >= $1 and occurred_at < $2),
                       (select count(*) from expired),
                       count(*) filter (where recovered), count(*) filter (where elsewhere and not recovered),
                       count(*) filter (where not recovered and not elsewhere),
                       (select count(*) from became where payment is null),
                       (select count(*) from became where payment = 'requires_action'))
            from person
            """;

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void countsWhatIsThere(long seed) {
        try (LooseDatabase database = LooseDatabase.begin()) {
            // Given
            Random random = new Random(seed);
            List<Step> twice = new ArrayList<>(RawHistory.ofCheckouts(seed, PEOPLE));
            twice.addAll(List.copyOf(twice));
            Collections.shuffle(twice, random);

            // When
            Telling.tell(database, Telling.batches(twice, random));

            // Then
            FunnelStore store = Telling.services(database).get(FunnelStore.class);
            for (int from = 0; from < DAYS; from += 20) {
                Instant since = FROM.plus(Duration.ofDays(from));
                for (int days : List.of(1, 10, DAYS)) {
                    Instant until = since.plus(Duration.ofDays(days));
                    assertThat(given(database, store, since, until))
                            .as("seed " + seed + " from " + since + " for " + days)
                            .isEqualTo(expected(database, since, until));
                }
            }
            assertThat(given(database, store, FROM, FROM.plus(Duration.ofDays(DAYS))))
                    .as("some of each")
                    .matches("([1-9]\\d* ){6}[1-9]\\d*");
        }
    }

    private static String expected(LooseDatabase database, Instant from, Instant to) {
        return database.run(tx -> tx.first(
                        BY_HAND, row -> row.getString(0), from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)))
                .orElseThrow();
    }

    private static String given(LooseDatabase database, FunnelStore store, Instant from, Instant to) {
        FunnelStore.Sessions sessions = database.run(tx -> store.sessions(tx, from, to, Optional.empty()));
        FunnelStore.People people = database.run(tx -> store.people(tx, from, to, Optional.empty()));
        return List.of(
                        sessions.completed(),
                        sessions.expired(),
                        people.recovered(),
                        people.elsewhere(),
                        people.lost(),
                        people.steps().getOrDefault("form", 0L),
                        people.steps().getOrDefault("bank_confirmation", 0L))
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
