package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Refund;
import io.paythread.demo.Shopper;
import io.paythread.demo.StripeEvents;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.paythread.scenario.HelpdeskHistory.Happening;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers have more than they send: types that the webhook is not subscribed to, and types that mean nothing here. */
@QuarkusTest
@WithTestResource(ProviderStandIns.class)
class UnsubscribedTypesTest extends ReconcileScene {
    private static final Instant FIRST = Instant.parse("2026-09-14T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-09-14T13:00:00Z");
    private static final String START = "2026-09-14T07:00:00Z";
    private static final String NOON = "2026-09-14T12:00:00Z";
    private static final String END = "2026-09-14T12:50:00Z";
    private static final int REFUNDS = 3;
    private static final int TICKETS = 8;

    @Inject
    UnsubscribedTypesTest(
            Stage stage,
            TestClock clock,
            Database database,
            @ConfigProperty(name = ProviderStandIns.PORT, defaultValue = "0") int port) {
        super(stage, clock, database, port);
    }

    @BeforeEach
    void stopTheClock() {
        clock.standStill(NOW);
        nobodyLooks();
    }

    @Test
    void neverMissesWhatMeansNothingHere() throws InterruptedException {
        // Given
        String known = payment(1, FIRST);
        deliver(List.of(known), NOW);
        shelf.put("events", List.of(known, payout(1), payout(2), payout(3), payout(4)));

        // When
        JsonPath job = reconcile(START, END);

        // Then
        assertThat(job.getInt("result.stored")).as(job.prettify()).isEqualTo(4);
        assertThat(job.getInt("result.recovered")).isZero();
        assertThat(count("select count(*) from source_gap")).isZero();
        assertThat(health(source).getList("not_delivered")).isEmpty();
    }

    @Test
    void missesTheFirstEventsOfATypeThatIsNotSubscribedToAndThenNoMore() throws InterruptedException {
        // Given
        String known = payment(1, FIRST);
        deliver(List.of(known), NOW);
        List<String> early = refunds(0, FIRST.plusSeconds(600));
        shelf.put("events", with(early, known));

        // When
        JsonPath first = reconcile(START, NOON);

        // Then
        assertThat(first.getInt("result.recovered")).as(first.prettify()).isEqualTo(REFUNDS);
        long gaps = count("select count(*) from source_gap");
        assertThat(gaps).isPositive();

        // When
        List<String> late = refunds(REFUNDS, Instant.parse(NOON).plusSeconds(60));
        shelf.put("events", with(late, early, known));
        JsonPath second = reconcile(NOON, END);

        // Then
        assertThat(second.getInt("result.stored")).as(second.prettify()).isEqualTo(REFUNDS);
        assertThat(second.getInt("result.recovered")).isZero();
        assertThat(count("select count(*) from source_gap")).isEqualTo(gaps);
        assertThat(health(source).getList("not_delivered.type")).containsExactly("refund.created");
        assertThat(health(source).getInt("not_delivered[0].fetched")).isEqualTo(2 * REFUNDS);
    }

    @Test
    void missesEventsOfATypeAgainOnceAWebhookHasBroughtOne() throws InterruptedException {
        // Given
        List<String> early = refunds(0, FIRST.plusSeconds(600));
        shelf.put("events", early);
        assertThat(reconcile(START, NOON).getInt("result.recovered")).isEqualTo(REFUNDS);
        List<String> late = refunds(REFUNDS, Instant.parse(NOON).plusSeconds(60));
        deliver(late.subList(0, 1), NOW);
        shelf.put("events", with(late.subList(0, 1), early.toArray(String[]::new)));
        assertThat(reconcile(START, END).getInt("result.recovered")).isZero();

        // When
        shelf.put("events", with(late, early.toArray(String[]::new)));
        JsonPath job = reconcile(START, END);

        // Then
        assertThat(job.getInt("result.recovered")).as(job.prettify()).isEqualTo(REFUNDS - 1);
        assertThat(health(source).getList("not_delivered")).isEmpty();
    }

    @Test
    void missesNoFactsOfAKindThatAHelpdeskDoesNotSend() throws InterruptedException {
        // Given
        HelpdeskHistory helpdesk = new HelpdeskHistory(TICKETS, FIRST);
        List<String> sent = helpdesk.happenings().stream()
                .map(Happening::body)
                .filter(body -> !body.contains("status_changed"))
                .toList();
        deliver(sent, NOW, Provider.ZENDESK);
        stage.awaitQuiet();
        int unused = helpdesk.put(new ZendeskShelf(Pages.free(api)));
        Instant half = FIRST.plusSeconds(120 + 30L * TICKETS / 2);

        // When
        JsonPath first = ended(start(helpdeskSource, START, half.toString()));
        execute("delete from provider_budget");
        JsonPath second = ended(start(helpdeskSource, START, END));

        // Then
        assertThat(first.getInt("result.recovered")).as(first.prettify()).isEqualTo(TICKETS / 2);
        assertThat(second.getInt("result.recovered")).as(second.prettify()).isZero();
        assertThat(count("select count(*) from source_gap where state = 'open'"))
                .isZero();
        assertThat(health(helpdeskSource).getList("not_delivered.type")).containsExactly("ticket.solved");
        assertThat(health(helpdeskSource).getInt("not_delivered[0].fetched")).isEqualTo(TICKETS);
    }

    @Test
    void missesNoOpeningOfATicketThatIsOlderThanTheConnection() throws InterruptedException {
        // Given
        HelpdeskHistory helpdesk = new HelpdeskHistory(1, Instant.parse(START).minusSeconds(60));
        List<String> sent =
                helpdesk.happenings().stream().skip(1).map(Happening::body).toList();
        deliver(sent, NOW, Provider.ZENDESK);
        stage.awaitQuiet();
        int unused = helpdesk.put(new ZendeskShelf(Pages.free(api)));

        // When
        JsonPath job = ended(start(helpdeskSource, START, END));

        // Then
        assertThat(job.getInt("result.stored")).as(job.prettify()).isPositive();
        assertThat(job.getInt("result.recovered")).isZero();
        assertThat(count("select count(*) from source_gap")).isZero();
    }

    private static List<String> with(List<String> some, List<String> more, String... known) {
        List<String> all = new ArrayList<>(with(some, known));
        all.addAll(more);
        return all;
    }

    private static List<String> with(List<String> some, String... known) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(known));
        return all;
    }

    private static List<String> refunds(int number, Instant at) {
        Payment payment =
                Payment.of("pi_R", Shopper.of("cus_R", "Rosa", "rosa@example.com", "en", "US"), 9_000, "usd", FIRST);
        Attempt attempt = Attempt.paid("ch_R", Card.visa4242("fp_rosa", "US"), FIRST);
        return IntStream.range(number, number + REFUNDS)
                .mapToObj(each -> StripeEvents.refundCreated(
                        "evt_R" + each,
                        at.plusSeconds(each),
                        Refund.pending("re_R" + each, payment, attempt, 100, at.plusSeconds(each))))
                .toList();
    }

    private static String payout(int number) {
        return """
        {"id":"evt_payout_%d","object":"event","type":"payout.paid","created":%d,"livemode":false,
         "data":{"object":{"id":"po_%d","object":"payout","amount":100,"currency":"usd"}}}
        """
                .formatted(number, FIRST.getEpochSecond() + number, number);
    }
}
