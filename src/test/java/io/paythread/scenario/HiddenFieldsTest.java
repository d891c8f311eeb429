package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.Api;
import io.paythread.contract.ApiDocument;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Decline;
import io.paythread.demo.FraudWarning;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Shopper;
import io.paythread.demo.Step;
import io.paythread.demo.StripeEvents;
import io.paythread.demo.StripeRiskEvents;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import io.paythread.platform.postgres.Database;
import io.paythread.security.Role;
import io.paythread.security.Scope;
import io.paythread.security.TestKeys;
import io.paythread.security.TestKeys.Bearer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person with everything that somebody may not see, read by everybody through every reading operation. */
@QuarkusTest
class HiddenFieldsTest {
    private static final Instant AT = Instant.parse("2026-09-14T10:00:00Z");
    private static final String EMAIL = "lea.hidden@leak.example";
    private static final String GUEST = "guest.hidden@leak.example";
    private static final Decline STOLEN =
            new Decline("card_declined", "stolen_card", "N43LEAK", "do_not_try_again", "Leaked words of the bank.");
    private static final List<String> PERSONAL =
            List.of("lea.hidden", "guest.hidden", "15199988877", "151 999 888 77", "99988877");
    private static final List<String> OF_CARDS = List.of("Leaky Bank", "secretprint");
    private static final List<String> RESERVED = List.of("stolen", "N43LEAK", "Leaked words", "do_not_try_again");
    private static final Scope[] READING = {
        Scope.CUSTOMERS_READ,
        Scope.PAYMENTS_READ,
        Scope.TICKETS_READ,
        Scope.DISPUTES_READ,
        Scope.SOURCES_READ,
        Scope.AUDIT_READ,
        Scope.FEED_READ,
        Scope.CASES_READ,
        Scope.ALERTS_READ,
        Scope.INSIGHTS_READ,
        Scope.KNOWLEDGE_READ
    };

    private final Stage stage;
    private final Database database;
    private final Map<String, ApiDocument.Operation> contract =
            ApiDocument.contract().operations();

    @Inject
    HiddenFieldsTest(Stage stage, Database database) {
        this.stage = stage;
        this.database = database;
    }

    @BeforeEach
    void tellTheStory() {
        stage.setUp();
        stage.play(story());
    }

    @Test
    void showsNobodyWhatTheyMayNotSee() {
        // Given
        Map<Bearer, List<String>> readers = new LinkedHashMap<>();
        readers.put(TestKeys.of(Role.AGENT), together(OF_CARDS, RESERVED));
        readers.put(TestKeys.of(Role.SENIOR_AGENT), together(OF_CARDS, RESERVED));
        readers.put(TestKeys.of(Role.ANALYST), PERSONAL);
        readers.put(TestKeys.of(Role.INTEGRATION, READING), together(PERSONAL, OF_CARDS, RESERVED));
        readers.put(TestKeys.of(Role.AUDITOR, READING), together(PERSONAL, OF_CARDS, RESERVED));
        List<String> addresses = addresses();

        // When
        List<String> faults = new ArrayList<>();
        readers.forEach((reader, hidden) -> addresses.forEach(address -> {
            String answer = read(reader, address).asString();
            hidden.stream()
                    .filter(answer::contains)
                    .forEach(text -> faults.add(reader.id() + " GET " + address + " shows " + text + ": " + answer));
        }));

        // Then
        assertThat(faults).isEmpty();
        assertThat(addresses).hasSizeGreaterThan(30);
    }

    @Test
    void showsWhatIsHiddenToThoseWhoMaySeeIt() {
        // Given
        StringBuilder admin = new StringBuilder();
        StringBuilder agent = new StringBuilder();
        StringBuilder analyst = new StringBuilder();
        Bearer agentKey = TestKeys.of(Role.AGENT);
        Bearer analystKey = TestKeys.of(Role.ANALYST);

        // When
        addresses().forEach(address -> {
            admin.append(Api.call().urlEncodingEnabled(false).get(address).asString());
            agent.append(read(agentKey, address).asString());
            analyst.append(read(analystKey, address).asString());
        });

        // Then: otherwise the other test would find nothing whatever is shown
        assertThat(admin.toString())
                .contains(EMAIL, GUEST, "15199988877", "Leaky Bank", "stolen_card", "N43LEAK", "Leaked words");
        assertThat(agent.toString()).contains(EMAIL, GUEST, "15199988877", "generic_decline");
        assertThat(analyst.toString())
                .contains(
                        "l***@leak.example",
                        "+** *** **77",
                        "Leaky Bank",
                        "secretprint",
                        "stolen_card",
                        "made_with_stolen_card");
    }

    @Test
    void answersNoSearchByWhatIsHidden() {
        // Given
        Bearer agent = TestKeys.of(Role.AGENT);
        Bearer analyst = TestKeys.of(Role.ANALYST);
        String timeline = "/v1/customers/" + stage.customer("cus_LEAK") + "/timeline?q=";

        // When, Then
        read(analyst, "/v1/customers?email=" + EMAIL).then().statusCode(403);
        read(analyst, "/v1/customers?email=nobody@leak.example").then().statusCode(403);
        read(analyst, "/v1/customers?phone=%2B4915199988877").then().statusCode(403);
        read(analyst, "/v1/customers?external_ref=guest:" + GUEST).then().statusCode(403);
        read(analyst, "/v1/accounts?email=" + EMAIL).then().statusCode(403);
        read(analyst, "/v1/accounts?reference=guest:" + GUEST).then().statusCode(403);
        read(analyst, "/v1/lookup?ref=guest:" + GUEST).then().statusCode(404);
        read(analyst, timeline + "lea.hidden").then().statusCode(200).body("data", hasSize(0));
        assertThat(read(agent, "/v1/customers?email=" + EMAIL).<List<Object>>path("data"))
                .isNotEmpty();
        read(agent, timeline + "stolen").then().statusCode(200).body("data", hasSize(0));
        read(agent, timeline + "Leaky").then().statusCode(200).body("data", hasSize(0));
        assertThat(read(agent, timeline + "lea.hidden").<List<Object>>path("data"))
                .isNotEmpty();
        assertThat(read(analyst, timeline + "stolen").<List<Object>>path("data"))
                .isNotEmpty();
        read(agent, "/v1/payments?decline_code=stolen_card").then().statusCode(403);
        read(agent, "/v1/payments?decline_code=nonsense").then().statusCode(403);
        read(agent, "/v1/payments?decline_code=generic_decline")
                .then()
                .statusCode(200)
                .body("data", hasSize(1));
        read(agent, "/v1/payments?decline_code=insufficient_funds")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
        read(analyst, "/v1/payments?decline_code=stolen_card")
                .then()
                .statusCode(200)
                .body("data", hasSize(1));
        read(analyst, "/v1/payments?decline_code=generic_decline")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
    }

    @Test
    void answersTheSameForWhatIsNotThereAndWhatIsNotToBeSeen() {
        // Given
        Bearer reader = TestKeys.of(Role.INTEGRATION, Scope.CUSTOMERS_READ);
        String ticket = Api.call().get("/v1/tickets").path("data[0].id");

        // When
        String hidden = problem(read(reader, "/v1/lookup?ref=" + ticket));
        String missing = problem(read(reader, "/v1/lookup?ref=tkt_7zzzzzzzzzzzzzzzzzzzzzzzzz"));

        // Then
        assertThat(hidden).isEqualTo(missing).contains("not_found");
        Api.call().get("/v1/lookup?ref=" + ticket).then().statusCode(200);
    }

    @Test
    void writesDownWhoReadWhatIsReserved() {
        // Given
        Bearer analyst = TestKeys.of(Role.ANALYST);
        Bearer agent = TestKeys.of(Role.AGENT);
        String payment = Api.call().get("/v1/payments?decline_code=stolen_card").path("data[0].id");

        // When
        read(analyst, "/v1/payments/" + payment).then().statusCode(200);
        read(agent, "/v1/payments/" + payment)
                .then()
                .statusCode(200)
                .body("last_decline.code", equalTo("generic_decline"));

        // Then
        assertThat(views("key:" + analyst.id())).isEqualTo(1);
        assertThat(views("key:" + agent.id())).isZero();
    }

    @Test
    void tagsDifferWhereTheFieldsDiffer() {
        // Given
        Bearer analyst = TestKeys.of(Role.ANALYST);
        String path = "/v1/customers/" + stage.customer("cus_LEAK");

        // When
        String own = read(analyst, path).header("ETag");
        String other = Api.call().get(path).header("ETag");

        // Then
        assertThat(own).isNotEqualTo(other);
        assertThat(read(analyst, path + "/timeline").header("ETag"))
                .isNotEqualTo(Api.call().get(path + "/timeline").header("ETag"));
    }

    private static List<Step> story() {
        Shopper lea = Shopper.of("cus_LEAK", "Lea Winter", EMAIL, "en", "DE");
        Shopper guest = Shopper.guest("Gus Guest", GUEST, "en", "DE");
        Card card = Card.visa4242("fp_leak", "DE");
        Payment failed = Payment.of("pi_leak1", lea, 5_000, "eur", AT);
        Payment paid = Payment.of("pi_leak2", lea, 6_000, "eur", AT);
        Payment alone = Payment.of("pi_leak3", guest, 7_000, "eur", AT);
        Attempt stolen = Attempt.declined("ch_leak1", card, AT, STOLEN);
        Attempt good = Attempt.paid("ch_leak2", card, AT);
        HelpdeskUser asking = HelpdeskUser.customer("9001", "Lea Winter", EMAIL);
        Ticket ticket = Ticket.opened(
                "8001",
                asking,
                "Mail me at " + EMAIL,
                "I am " + EMAIL + ", call +49 151 999 888 77 about pi_leak1",
                AT);
        List<Step> steps = new ArrayList<>();
        steps.add(stripe(StripeEvents.customerCreated("evt_leak0", AT, lea)));
        steps.add(stripe(StripeEvents.chargeFailed("evt_leak1", AT, failed, stolen)));
        steps.add(stripe(StripeEvents.paymentFailed("evt_leak2", AT, failed, stolen)));
        steps.add(stripe(StripeEvents.chargeSucceeded("evt_leak3", AT, paid, good)));
        steps.add(stripe(StripeEvents.chargeSucceeded("evt_leak4", AT, alone, Attempt.paid("ch_leak3", card, AT))));
        steps.add(
                stripe(StripeRiskEvents.warned("evt_leak5", AT, new FraudWarning("issfr_leak", paid, good, true, AT))));
        steps.add(new Step(
                AT, Provider.ZENDESK, ZendeskEvents.userCreated("evz_leak1", AT, asking), Step.Signing.GENUINE));
        steps.add(new Step(
                AT, Provider.ZENDESK, ZendeskEvents.ticketCreated("evz_leak2", AT, ticket), Step.Signing.GENUINE));
        return steps;
    }

    /** With a telephone number and an issuer, which the stories of the demo do without. */
    private static Step stripe(String body) {
        String more = body.replaceAll("\"phone\"\\s*:\\s*null", "\"phone\":\"+4915199988877\"")
                .replaceAll(
                        "\"fingerprint\"\\s*:\\s*\"fp_leak\"",
                        "\"fingerprint\":\"secretprint\",\"issuer\":\"Leaky Bank\"");
        return new Step(AT, Provider.STRIPE, more, Step.Signing.GENUINE);
    }

    /** Every list, and everything that it lists, as an administrator finds it. */
    private List<String> addresses() {
        TreeSet<String> all = new TreeSet<>();
        for (String name : contract.keySet()) {
            // The stream has no end, and sends the same rows as the feed.
            // The catalogue of codes has a word for everything and speaks of nobody; see DeclineCodeResourceTest.
            if (name.startsWith("GET /v1/")
                    && !name.contains("{")
                    && !name.equals("GET /v1/stream")
                    && !name.equals("GET /v1/decline-codes")) {
                String list = name.substring(4);
                String query = list.equals("/v1/lookup") ? "?ref=cus_LEAK" : "";
                all.add(list + query);
                json(Api.call().get(list + query)).path("data").forEach(row -> {
                    String id = row.path("id").asText();
                    contract.keySet().stream()
                            .filter(one -> one.startsWith("GET " + list + "/{id}"))
                            .filter(one -> one.indexOf('{') == one.lastIndexOf('{'))
                            // A part of the contract, which has words for everything.
                            .filter(one -> !one.endsWith("/schema"))
                            .forEach(one -> all.add(one.substring(4).replace("{id}", id)));
                });
            }
        }
        return List.copyOf(all);
    }

    private static Response read(Bearer reader, String address) {
        return reader.call().urlEncodingEnabled(false).get(address);
    }

    private static String problem(Response answer) {
        return answer.asString().replaceAll("rqs_[0-9a-z]{26}", "");
    }

    private static JsonNode json(Response answer) {
        try {
            return new ObjectMapper().readTree(answer.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.asString(), e);
        }
    }

    private long views(String actor) {
        return database.reading(tx -> tx.first(
                        "select count(*) from audit_event where actor = $1 and action = 'reserved_reason.read'",
                        row -> row.getLong(0),
                        actor))
                .await()
                .atMost(Duration.ofSeconds(10))
                .orElseThrow();
    }

    @SafeVarargs
    private static List<String> together(List<String>... lists) {
        List<String> all = new ArrayList<>();
        for (List<String> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
