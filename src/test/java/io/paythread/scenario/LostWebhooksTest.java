package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.paythread.Api;
import io.paythread.demo.Provider;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.paythread.scenario.HelpdeskHistory.Happening;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Webhooks of a processor and of a helpdesk get lost, thousands of both arrive, and both are compared at the same time. */
@QuarkusTest
@WithTestResource(ProviderStandIns.class)
class LostWebhooksTest extends ReconcileScene {
    private static final Logger LOG = Logger.getLogger(LostWebhooksTest.class);
    private static final int PAYMENTS = 4_250;
    private static final int TICKETS = 150;
    private static final int DROPPED_PERCENT = 7;
    private static final long SEED = 20260914;
    private static final Instant FIRST = Instant.parse("2026-09-14T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-09-14T13:00:00Z");
    private static final String FROM = "2026-09-14T07:00:00Z";
    private static final String TO = "2026-09-14T12:50:00Z";
    /** What the provider asks for where it is asked too often. */
    private static final Duration WANTED = Duration.ofSeconds(17);

    private final HolesNamed named = new HolesNamed();

    @Inject
    LostWebhooksTest(
            Stage stage,
            TestClock clock,
            Database database,
            @ConfigProperty(name = ProviderStandIns.PORT, defaultValue = "0") int port) {
        super(stage, clock, database, port);
    }

    /** What webhooks would have told, of both, and what is left of it. */
    private record Webhooks(List<Happening> payments, List<Happening> tickets) {
        Webhooks some(Random random, boolean lost) {
            return new Webhooks(some(payments, random, lost), some(tickets, random, lost));
        }

        private static List<Happening> some(List<Happening> all, Random random, boolean lost) {
            return all.stream()
                    .filter(one -> (random.nextInt(100) < DROPPED_PERCENT) == lost)
                    .toList();
        }

        int size() {
            return payments.size() + tickets.size();
        }
    }

    @Test
    void healsBothSourcesAtOnceAndNamesEachHoleUntilItIsFilled() throws InterruptedException {
        // Given
        HelpdeskHistory helpdesk = new HelpdeskHistory(TICKETS, FIRST);
        Webhooks all = new Webhooks(payments(), helpdesk.happenings());
        Webhooks lost = all.some(new Random(SEED), true);
        LOG.infof("webhooks dropped seed=%d of=%d dropped=%d", SEED, all.size(), lost.size());
        clock.standStill(NOW);
        deliver(all.some(new Random(SEED), false));
        Pages pages = Pages.held(api, 1);
        List<String> places = new StripeShelf(pages).put("events", bodies(all.payments()));
        int objects = PAYMENTS + helpdesk.put(new ZendeskShelf(pages));
        String busy = places.get(places.size() / 4);
        wantsToBeLeftAloneAt(busy);

        // When
        List<String> jobs = List.of(start(source, FROM, TO), start(helpdeskSource, FROM, TO));
        awaitRest(jobs);
        while (!due(jobs.get(0)).equals(clock.instant().plus(WANTED))) {
            goOn(jobs);
        }

        // Then
        assertThat(objects).isGreaterThanOrEqualTo(5_000);
        assertThat(Api.call().get(jobs.get(1)).<String>path("state")).isEqualTo("queued");
        assertThat(Api.call().get(jobs.get(1)).<Integer>path("result.fetched")).isPositive();

        // When
        int calls = stripeCalls().size();
        clock.standStill(due(jobs.get(0)).minusSeconds(1));
        wakeWorkers();
        awaitRest(jobs);
        int callsTooEarly = stripeCalls().size() - calls;
        while (!isAllEnded(jobs)) {
            goOn(jobs);
        }
        stage.awaitQuiet();

        // Then
        assertThat(callsTooEarly).isZero();
        assertThat(stripeCalls().get(calls).queryParameter("starting_after").firstValue())
                .isEqualTo(busy);
        assertRecovered(jobs.get(0), lost.payments().size());
        assertRecovered(jobs.get(1), lost.tickets().size());
        assertEachIsNamed(source, lost.payments());
        assertEachIsNamed(helpdeskSource, lost.tickets());
        named.look(timelineOfATicket());
        assertThat(named.filled()).containsAll(named.open());
        assertThat(count("select count(*) from source_gap where state <> 'backfilled'"))
                .isZero();
        assertThat(count("select sum(missing) from source_gap")).isEqualTo(lost.size());
        assertThat(count("select count(*) from entry")).isEqualTo(all.size());
        assertThat(Api.call()
                        .get("/v1/feed?type=completeness.changed&limit=100")
                        .jsonPath()
                        .getList("data.data.source"))
                .contains(source, helpdeskSource);
        Set<String> healed = told();

        // When
        api.resetMappings();
        new StripeShelf(Pages.free(api)).put("events", bodies(all.payments()));
        helpdesk.put(new ZendeskShelf(Pages.free(api)));
        List<String> again = List.of(start(source, FROM, TO), start(helpdeskSource, FROM, TO));
        awaitRest(again);
        while (!isAllEnded(again)) {
            goOn(again);
        }

        // Then
        again.forEach(job -> assertThat(Api.call().get(job).jsonPath().getInt("result.stored"))
                .isZero());

        // When
        stage.clear();
        deliver(all);

        // Then
        Set<String> twin = told();
        assertThat(without(twin, healed)).as("lacking").isEmpty();
        assertThat(without(healed, twin)).as("too many").isEmpty();
    }

    private static List<Happening> payments() {
        return IntStream.range(0, PAYMENTS)
                .mapToObj(number -> {
                    Instant at = FIRST.plusSeconds(3L * number);
                    return new Happening(at, payment(number, at));
                })
                .toList();
    }

    private static List<String> bodies(List<Happening> happenings) {
        return happenings.stream().map(Happening::body).toList();
    }

    private void deliver(Webhooks webhooks) throws InterruptedException {
        deliver(bodies(webhooks.payments()), clock.instant(), Provider.STRIPE);
        deliver(bodies(webhooks.tickets()), clock.instant(), Provider.ZENDESK);
        stage.awaitQuiet();
    }

    private void wantsToBeLeftAloneAt(String place) {
        api.register(StripeShelf.page("events", place)
                .atPriority(1)
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", String.valueOf(WANTED.toSeconds())))
                .willSetStateTo("calm"));
    }

    /** The next moment for which somebody waits. */
    private void goOn(List<String> jobs) {
        clock.standStill(jobs.stream()
                .filter(job -> !isEnded(job))
                .map(ReconcileScene::due)
                .min(Comparator.naturalOrder())
                .orElseThrow());
        wakeWorkers();
        awaitRest(jobs);
    }

    /** Until nothing can happen before time goes on; and then a look at what is said of completeness. */
    private void awaitRest(List<String> jobs) {
        jobs.forEach(this::awaitRest);
        named.look(timeline("cus_0"));
    }

    /** Of somebody who never paid. */
    private static JsonPath timelineOfATicket() {
        String who = Api.call()
                .get("/v1/customers?email=shopper" + (TICKETS - 1) + "@example.com")
                .path("data[0].id");
        return Api.call().get("/v1/customers/" + who + "/timeline").jsonPath();
    }

    private List<LoggedRequest> stripeCalls() {
        List<LoggedRequest> calls = new ArrayList<>(api.find(getRequestedFor(urlPathEqualTo("/v1/events"))));
        calls.sort(Comparator.comparing(LoggedRequest::getLoggedDate));
        return calls;
    }

    private static void assertRecovered(String job, int lost) {
        JsonPath ended = Api.call().get(job).jsonPath();
        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("succeeded");
        assertThat(ended.getInt("result.recovered")).as(ended.prettify()).isEqualTo(lost);
    }

    private void assertEachIsNamed(String of, List<Happening> lost) {
        assertThat(lost).isNotEmpty();
        lost.forEach(one -> assertThat(named.around(of, one.at()))
                .as("seed %d: %s", SEED, one)
                .isPresent());
    }

    /**
     * What stands on all timelines and whose it is, but for how and when it came; for the ids of first comments; and for
     * the state in which a ticket was opened, which no export knows.
     */
    private Set<String> told() {
        return Stream.of(
                        """
                        select concat_ws(' ', e.id, e.kind, e.fact_key, e.occurred_at, e.account_id,
                                         nullif(e.status, 'new'), e.amount, e.currency) from entry e
                        """,
                        """
                        select concat_ws(' ', o.id, o.type, o.account_id, o.status, o.amount)
                          from business_object o where o.type <> 'message'
                        """,
                        """
                        select concat_ws(' ', a.id, min(a.id::text) over (partition by a.customer_id)) from account a
                        """)
                .flatMap(sql -> texts(sql).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).collect(Collectors.toSet());
    }
}
