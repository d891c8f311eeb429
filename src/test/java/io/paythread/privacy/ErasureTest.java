package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Shopper;
import io.paythread.demo.StripeEvents;
import io.paythread.platform.time.TestClock;
import io.paythread.scenario.LogLines;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Erasing a person, through signed webhooks and the API, down to every byte of the database. */
@QuarkusTest
class ErasureTest {
    private final ErasureStage stage;
    private final TestClock clock;

    @Inject
    ErasureTest(ErasureStage stage, TestClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @AfterEach
    void realTime() {
        clock.release();
    }

    @Test
    void refusesWhatIsNotConfirmedOrNamesThePerson() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        String customer = person.customer();

        // Then
        Api.call()
                .contentType("application/json")
                .body(Map.of("confirm", "yes", "reason", "Letter."))
                .post("/v1/customers/" + customer + "/erasures")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/confirm"));
        Api.call()
                .contentType("application/json")
                .body(Map.of("confirm", customer, "reason", "Letter of " + person.name))
                .post("/v1/customers/" + customer + "/erasures")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("names_the_person"));
        person.erase("cst_00000000000000000000000000", false).statusCode(404);
        Api.call().get("/v1/customers/" + customer).then().statusCode(200).body("name", equalTo(person.name));
    }

    /** The list of whom to erase again after a restore, where the database that knew them is lost. */
    @Test
    void logsWhomItErasesByTheirIdAndNothingElseOfThem() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        String customer = person.customer();

        try (LogLines log = LogLines.open()) {
            // When
            var unused = stage.awaitJob(person.erase(customer, false));

            // Then
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line).contains("erasure begins ", " customer=" + customer))
                    .anySatisfy(line -> assertThat(line).contains("erasure ended ", " customer=" + customer));
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("erasure "))
                    .allSatisfy(
                            line -> assertThat(line.toLowerCase(Locale.ROOT)).doesNotContain(person.secrets()));
        }
    }

    @Test
    void leavesNoByteOfThePersonAndKeepsTheTotals() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        String customer = person.customer();
        String totals = stage.totals(person.stripe, person.zendesk);
        assertThat(stage.customer(person.user)).isEqualTo(customer);
        assertThat(stage.dump()).contains(person.secrets());

        // When
        JsonPath preview =
                person.erase(customer, true).statusCode(200).extract().jsonPath();
        JsonPath job = stage.awaitJob(person.erase(customer, false));

        // Then
        String dump = stage.dump();
        assertThat(person.secrets())
                .allSatisfy(secret -> assertThat(lines(dump, secret)).isEmpty());
        assertThat(stage.totals(person.stripe, person.zendesk)).isEqualTo(totals);
        Api.call().get("/v1/customers/" + customer).then().statusCode(404);
        assertThat(preview.getList("stays")).isEmpty();
        for (String kind : new String[] {"entries", "objects", "accounts", "identifiers", "links"}) {
            assertThat(job.getLong("result.erased." + kind))
                    .as(kind)
                    .isEqualTo(preview.getLong("goes.find { it.kind == '" + kind + "' }.count"))
                    .isPositive();
        }
        assertThat(job.getLong("result.erased.stored_bodies")).isEqualTo(11);
        assertThat(job.getBoolean("result.held")).isFalse();
        Api.call()
                .get("/v1/audit-events?action=customer.erase&target=" + customer)
                .then()
                .body("data.size()", equalTo(1))
                .body("data[0].reason", equalTo("Asked for by letter."));
    }

    @Test
    void tellsReadersOfTheFeedThatAPersonIsGoneAndNothingElse() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        String customer = person.customer();

        // When
        JsonPath unused = stage.awaitJob(person.erase(customer, false));

        // Then
        Eventually.within(Duration.ofSeconds(10), () -> {
            var feed =
                    Api.call().get("/v1/feed?limit=1000&customer=" + customer).then();
            JsonPath rows = feed.statusCode(200).extract().jsonPath();
            assertThat(rows.getString("data[-1].type")).isEqualTo("customer.erased");
            assertThat(rows.getList("data.findAll { it.subject == '" + customer + "' }.data"))
                    .containsOnlyNulls();
            assertThat(rows.prettify().toLowerCase(Locale.ROOT)).doesNotContain(person.secrets());
        });
    }

    @Test
    void nothingComesBackByRedeliveryLateEventsAndReprojection() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        JsonPath unused = stage.awaitJob(person.erase(person.customer(), false));
        var entries = stage.entries(person.stripe);
        var messages = stage.entries(person.zendesk);

        // When
        person.stripeEvents().forEach(body -> stage.send(person.stripe, Provider.STRIPE, body));
        person.zendeskEvents().forEach(body -> stage.send(person.zendesk, Provider.ZENDESK, body));
        person.stripeEvents()
                .forEach(body -> stage.send(
                        person.stripe,
                        Provider.STRIPE,
                        body.replaceAll("\"evt_([a-z])" + person.tag(), "\"evt_again_$1" + person.tag())));
        stage.awaitQuiet();

        // Then
        assertNothingBack(person);
        assertThat(stage.entries(person.stripe)).hasSameSizeAs(entries);

        // When
        stage.projectAnew(person.stripe, person.zendesk);

        // Then
        assertNothingBack(person);
        assertThat(stage.entries(person.zendesk)).isEqualTo(messages);
        assertThat(stage.entries(person.stripe)).hasSameSizeAs(entries);

        // When
        stage.send(person.stripe, Provider.STRIPE, person.lateUpdate());
        stage.awaitQuiet();

        // Then
        assertNothingBack(person);
    }

    @Test
    void whoComesBackIsSomebodyNew() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        String before = person.customer();
        JsonPath unused = stage.awaitJob(person.erase(before, false));

        // When
        Shopper again = Shopper.of("cus_new" + person.tag(), person.name, person.email, "de", "DE");
        Payment payment = Payment.of("pi_new" + person.tag(), again, 100, "eur", clock.instant());
        Attempt attempt =
                Attempt.paid("ch_new" + person.tag(), Card.visa4242("fp" + person.tag(), "DE"), clock.instant());
        stage.send(
                person.stripe,
                Provider.STRIPE,
                StripeEvents.customerCreated("evt_new_c" + person.tag(), clock.instant(), again));
        stage.send(
                person.stripe,
                Provider.STRIPE,
                StripeEvents.chargeSucceeded("evt_new_p" + person.tag(), clock.instant(), payment, attempt));
        stage.awaitQuiet();

        // Then
        String customer = stage.customer("cus_new" + person.tag());
        assertThat(customer).isNotEqualTo(before);
        Api.call().get("/v1/customers/" + customer).then().body("name", equalTo(person.name));
        Api.call()
                .get("/v1/payments?customer=" + customer)
                .then()
                .body("data.size()", equalTo(1))
                .body("data[0].amount.amount", equalTo(100));
        Api.call().get("/v1/customers/" + customer + "/links").then().body("data.size()", equalTo(0));
        Api.call().get("/v1/customers/" + customer + "/accounts").then().body("data.size()", equalTo(1));
    }

    @Test
    void whoComesBackUnderTheSameReferenceHasNewIdsEachTime() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        String first = person.customer();
        String account = account(first);
        JsonPath unused = stage.awaitJob(person.erase(first, false));

        // When: the provider still has the person, and sends late and new events in any order.
        person.returns(1);
        person.stripeEvents().forEach(body -> stage.send(person.stripe, Provider.STRIPE, body));
        stage.send(person.stripe, Provider.STRIPE, person.lateUpdate());
        stage.awaitQuiet();

        // Then
        String second = person.customer();
        assertThat(second).isNotEqualTo(first);
        assertThat(account(second)).isNotEqualTo(account);
        Api.call().get("/v1/customers/" + first).then().statusCode(404);
        Api.call().get("/v1/accounts/" + account).then().statusCode(404);
        Api.call().get("/v1/accounts/" + account(second)).then().body("external_refs[0].id", equalTo(person.cus));
        Api.call().get("/v1/payments?customer=" + second).then().body("data.size()", equalTo(1));
        assertThat(lines(stage.dump(), person.phone)).isEmpty();

        // When
        stage.projectAnew(person.stripe);

        // Then
        assertThat(person.customer()).isEqualTo(second);

        // When
        unused = stage.awaitJob(person.erase(second, false));

        // Then
        assertNothingBack(person);

        // When
        person.returns(2);

        // Then
        assertThat(person.customer()).isNotIn(first, second);
    }

    @Test
    void aGuestWhoComesBackIsSomebodyNewAsWell() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        stage.source(person.stripe, Provider.STRIPE);
        person.paysAsGuest(1);
        String guest = "guest:" + person.email;
        String before = stage.customer(guest);
        JsonPath unused = stage.awaitJob(person.erase(before, false));
        assertThat(lines(stage.dump(), person.email)).isEmpty();

        // When
        person.paysAsGuest(2);

        // Then
        String after = stage.customer(guest);
        assertThat(after).isNotNull().isNotEqualTo(before);
        Api.call().get("/v1/payments?customer=" + after).then().body("data.size()", equalTo(1));

        // When
        unused = stage.awaitJob(person.erase(after, false));

        // Then
        assertThat(lines(stage.dump(), person.email)).isEmpty();
    }

    private static String account(String customer) {
        return Api.call()
                .get("/v1/customers/" + customer + "/accounts")
                .then()
                .statusCode(200)
                .extract()
                .path("data.find { it.source != null && it.external_refs[0].id.startsWith('cus_') }.id");
    }

    private void assertNothingBack(PersonStory person) {
        String dump = stage.dump();
        assertThat(person.secrets())
                .allSatisfy(secret -> assertThat(lines(dump, secret)).isEmpty());
        assertThat(stage.customer(person.cus)).isNull();
    }

    private static java.util.List<String> lines(String dump, String secret) {
        return dump.lines().filter(line -> line.contains(secret)).toList();
    }
}
