package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.paythread.Eventually;
import io.paythread.QuickApi;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Shopper;
import io.paythread.demo.Step;
import io.paythread.demo.StripeEvents;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import io.paythread.platform.postgres.Database;
import io.paythread.privacy.CardNumbers;
import io.paythread.privacy.Notation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Five hundred card numbers in every notation through every way in: none of them is anywhere afterwards. */
@QuarkusTest
class CardCorpusTest extends CardStage {
    private static final long SEED = 20260914;
    private static final int CARDS = 500;
    private static final List<Notation> NOTATIONS = List.of(Notation.values());
    private static final int IN_ONE_EVENT = 50;
    private static final Instant AT = Instant.parse("2026-09-14T08:00:00Z");
    private static final HelpdeskUser ANN = HelpdeskUser.customer("5501", "Ann Weber", "ann@example.com");
    private static final Logger LOG = Logger.getLogger(CardCorpusTest.class);

    private final List<String> numbers = numbers();

    @Inject
    CardCorpusTest(Stage stage, Database database, DatabaseDump dump) {
        super(stage, database, dump);
    }

    @Test
    void noneIsLeftOfWhatProvidersSend() {
        try (LogLines log = LogLines.open()) {
            // When
            stage.play(NOTATIONS.stream().flatMap(this::events).toList());

            // Then
            awaitAudit();
            assertThat(dump.all()).contains("card_number", "My card is [Visa ....");
            assertNothingLeft(dump.all(), log, answers());
        }
    }

    @Test
    void noneIsLeftOfWhatCallersWriteAndSearchFor() {
        try (LogLines log = LogLines.open()) {
            // When
            StringBuilder answers = new StringBuilder();
            for (int i = 0; i < CARDS; i++) {
                Notation notation = NOTATIONS.get(i % NOTATIONS.size());
                calls(i, numbers.get(i), notation.write(numbers.get(i)))
                        .forEach(answer -> answers.append(answer.headers().map())
                                .append('\n')
                                .append(answer.body())
                                .append('\n'));
            }

            // Then
            awaitAudit();
            assertThat(answers).contains("....");
            assertNothingLeft(dump.all(), log, answers.toString());
        }
    }

    @Test
    void noneIsLeftInALogLine() {
        try (LogLines log = LogLines.open()) {
            // When
            numbers.forEach(number -> LOG.infof("paid number=%s\nINFO forged line", number));
            numbers.subList(0, 20)
                    .forEach(number -> LOG.error(
                            "failed for " + number,
                            new IllegalStateException("no " + number, new IllegalArgumentException(number))));

            // Then
            assertThat(log.lines())
                    .hasSizeGreaterThanOrEqualTo(CARDS + 20)
                    .noneMatch(line -> line.startsWith("INFO forged"));
            assertThat(log.lines()).anyMatch(line -> line.contains("paid number=[") && line.contains("\\nINFO forged"));
            assertNothingLeft("", log, "");
        }
    }

    private Stream<Step> events(Notation notation) {
        return IntStream.range(0, CARDS / IN_ONE_EVENT).boxed().flatMap(part -> {
            String words = numbers.subList(part * IN_ONE_EVENT, (part + 1) * IN_ONE_EVENT).stream()
                    .map(notation::write)
                    .collect(Collectors.joining(", thanks. My card is "));
            String first = notation.write(numbers.get(part * IN_ONE_EVENT));
            String name = notation.name().toLowerCase(Locale.ROOT) + part;
            return Stream.of(ofHelpdesk(name, words, first), ofProcessor(name, words, first));
        });
    }

    private static Step ofHelpdesk(String name, String words, String first) {
        Ticket ticket = Ticket.opened("7" + Math.floorMod(name.hashCode(), 100_000), ANN, "SUBJECT", "WORDS", AT);
        String body = ZendeskEvents.ticketCreated("corpus-" + name, AT, ticket)
                .replace("WORDS", words)
                .replace("SUBJECT", first)
                .replace("\"tags\":[]", "\"tags\":[\"" + first + "\"],\"" + first + "\":{\"note\":\"" + first + "\"}");
        return zendesk(AT, body);
    }

    private static Step ofProcessor(String name, String words, String first) {
        Shopper shopper = Shopper.of("cus_" + name, "NAME", name + "@example.com", "en", "US");
        Payment payment = Payment.of("pi_" + name, shopper, 1_000, "eur", AT);
        Attempt attempt = Attempt.paid("ch_" + name, Card.visa4242("fp_" + name, "US"), AT);
        String body = StripeEvents.chargeSucceeded("evt_" + name, AT, payment, attempt)
                .replace("NAME", first)
                .replace("\"livemode\"", "\"note\":\"" + words + "\",\"livemode\"");
        return new Step(AT, Provider.STRIPE, body, Step.Signing.GENUINE);
    }

    private static Stream<HttpResponse<String>> calls(int number, String digits, String written) {
        String name = "corpus-" + number;
        String source = "{\"name\":\"" + name + "\",\"provider\":\"fake\",\"description\":\"card " + written
                + " of Ann\",\"secrets\":[\"whsec_corpus\"]}";
        String query = "?q=" + URLEncoder.encode("card " + digits, StandardCharsets.UTF_8);
        return Stream.of(
                QuickApi.post("/v1/sources", source),
                QuickApi.post("/v1/sources", "{\"name\":\"" + written + "\",\"" + written + "\":1}"),
                QuickApi.get("/v1/customers" + query),
                QuickApi.get("/v1/customers?external_ref=" + digits),
                QuickApi.get("/v1/lookup?ref=" + digits),
                QuickApi.get("/v1/customers?" + digits + "=x"),
                QuickApi.get("/v1/customers/" + digits),
                QuickApi.get("/webhooks/" + digits));
    }

    private String answers() {
        StringBuilder all = new StringBuilder(stage.visible(List.of("5501")));
        JsonNode customers = QuickApi.json("/v1/customers?limit=100");
        all.append(customers);
        customers
                .path("data")
                .forEach(customer -> all.append(
                        QuickApi.text("/v1/customers/" + customer.path("id").asText() + "/timeline?limit=200")));
        return all.append(QuickApi.text("/v1/inbound-events?limit=100")).toString();
    }

    private void awaitAudit() {
        Eventually.within(
                PATIENCE, () -> assertThat(texts("select id::text from card_redaction where not audited limit 1"))
                        .isEmpty());
    }

    private void assertNothingLeft(String dump, LogLines log, String answers) {
        String digits = Digits.of(dump) + "x" + Digits.of(String.join("\n", log.lines())) + "x" + Digits.of(answers);
        assertThat(Digits.found(digits, numbers)).isEmpty();
    }

    private static List<String> numbers() {
        Random random = new Random(SEED);
        List<String> numbers = new ArrayList<>();
        IntStream.range(0, CARDS).forEach(i -> numbers.add(CardNumbers.next(random)));
        return List.copyOf(numbers);
    }
}
