package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Eventually;
import io.paythread.demo.Checkout;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.StripeBillingEvents;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Figures after somebody was erased: those of a fresh count, and without a trace of the person. */
@QuarkusTest
class CountedErasureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> TABLES =
            List.of("insight_record", "insight_slice", "insight_sum", "insight_checkout", "insight_thread");

    private static final String BEHIND =
            """
            select count(*) from feed_reader r cross join insight_state s
             where r.name in ('insight', 'case-threads')
               and (exists (select from feed_entry e where (e.xid, e.seq) > (r.xid, r.seq))
                   or s.formulas = 0 or s.walked is not null)
            """;

    private static final String IDS =
            """
            select o.id::text from business_object o join source s on s.id = o.source_id where s.name = any($1)
            union select e.id::text from entry e join source s on s.id = e.source_id where s.name = any($1)
            union select m.id::text from matter m join source s on s.id = m.source_id where s.name = any($1)
            union select a.id::text from account a join source s on s.id = a.source_id where s.name = any($1)
            union select a.customer_id::text from account a join source s on s.id = a.source_id where s.name = any($1)
            union select t.id::text from case_thread t join business_object o on o.id = t.ticket_id
                    join source s on s.id = o.source_id where s.name = any($1)
            """;

    private static final String COUNTED =
            """
            select to_jsonb(r)::text from insight_record r join source s on s.id = r.source_id where s.name = any($1)
            union all
            select to_jsonb(c)::text from insight_checkout c join source s on s.id = c.source_id where s.name = any($1)
            union all
            select to_jsonb(u)::text from insight_slice u join source s on s.id::text = u.value
             where u.dimension = 5 and s.name = any($1)
            union all
            select to_jsonb(u)::text from insight_sum u join source s on s.id::text = u.value
             where u.dimension = 5 and s.name = any($1)
            order by 1
            """;

    private final ErasureStage stage;
    private final TestClock clock;

    @Inject
    CountedErasureTest(ErasureStage stage, TestClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @Test
    void leavesTheFiguresOfAFreshCountAndNoIdOfThePerson() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        Payment given = Payment.of("pi_left_" + person.cus, person.shopper, 900, "eur", person.begin);
        Checkout left =
                new Checkout("cs_" + person.cus, given, false, Optional.empty(), Optional.empty(), person.begin);
        stage.send(
                person.stripe,
                Provider.STRIPE,
                StripeBillingEvents.checkoutExpired("evt_left_" + person.cus, person.at(30), left));
        stage.awaitQuiet();
        awaitCounted();
        String[] sources = {person.stripe, person.zendesk};
        List<String> ids = lines(IDS, sources);
        assertThat(lines(COUNTED, sources)).anyMatch(row -> row.contains("\"step\""));
        String before = everything();
        assertThat(ids).anyMatch(before::contains);

        // When
        Object unused = stage.awaitJob(person.erase(person.customer(), false));
        awaitCounted();
        List<String> after = lines(COUNTED, sources);
        String all = everything();
        List<String> gone = new ArrayList<>(ids);
        gone.removeAll(lines(IDS, sources));
        countAfresh();

        // Then
        assertThat(after).isNotEmpty();
        assertThat(gone).isNotEmpty();
        assertThat(gone.stream().filter(all::contains)).isEmpty();
        assertThat(person.secrets()).noneMatch(all::contains);
        assertThat(lines(COUNTED, sources)).isEqualTo(after);
    }

    private void awaitCounted() {
        Eventually.within(PATIENCE, () -> {
            long behind =
                    stage.run(tx -> tx.first(BEHIND, row -> row.getLong(0))).orElseThrow();
            if (behind > 0) {
                throw new AssertionError("not counted yet");
            }
        });
    }

    /** From nothing, as at the first start. */
    private void countAfresh() {
        Object unused = stage.run(tx -> tx.query("select 1 from feed_reader where name = 'insight' for update")
                .chain(() -> tx.query("delete from insight_record"))
                .chain(() -> tx.query("delete from insight_slice"))
                .chain(() -> tx.query("delete from insight_checkout"))
                .chain(() -> tx.query("update insight_state set formulas = 0")));
        awaitCounted();
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            List<String> rows =
                    stage.run(tx -> tx.list("select to_jsonb(t)::text from " + table + " t", row -> row.getString(0)));
            all.append(String.join("\n", rows));
        }
        return all.toString();
    }

    private List<String> lines(String sql, String... sources) {
        return stage.run(tx -> tx.list(sql, row -> row.getString(0), (Object) sources));
    }
}
