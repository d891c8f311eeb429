package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.security.Visibility;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is shown what of an entry or an object. */
class FieldPolicyTest {
    private static final Visibility AGENT = new Visibility(true, false, false);
    private static final Visibility ANALYST = new Visibility(false, true, true);
    private static final Visibility NOBODY = new Visibility(false, false, false);
    private static final String SECRET = "secret@example.com +4915112345678 stolen_card";

    @ParameterizedTest
    @EnumSource(Attribute.class)
    void givesAwayNoSecretInAnyAttributeButThoseOfFixedVocabularies(Attribute attribute) {
        // Given
        Object value = attribute.type() == Attribute.Type.LIST ? List.of(SECRET) : SECRET;

        // When
        String seen = seen(NOBODY, Map.of(attribute, value), "payment.failed");

        // Then
        if (Sensitivity.of(attribute) != Sensitivity.OPEN) {
            assertThat(seen).doesNotContain("secret@", "15112345678");
        }
    }

    @Test
    void classifiesByWhatNamesSay() {
        // Then: a new attribute whose name says so is not taken for a word of a fixed vocabulary
        assertThat(named(".*EMAIL.*")).hasSize(4).allMatch(one -> Sensitivity.of(one) == Sensitivity.EMAIL);
        assertThat(named(".*PHONE.*")).hasSize(3).allMatch(one -> Sensitivity.of(one) == Sensitivity.PHONE);
        assertThat(named(".*(RISK|FRAUD|OUTCOME|SELLER|REVIEW).*"))
                .hasSize(8)
                .allMatch(one -> Sensitivity.of(one) == Sensitivity.RISK);
        assertThat(named("(.*_)?(TEXT|SUBJECT|DESCRIPTION|NAME|COMMENT|VALUE|URL|TAGS)"))
                .hasSizeGreaterThan(9)
                .allMatch(one ->
                        Sensitivity.of(one) == (one == Attribute.RECOVERY_URL ? Sensitivity.LINK : Sensitivity.WORDS));
        assertThat(named("CARD_(FINGERPRINT|ISSUER|BIN|IIN)"))
                .hasSize(2)
                .allMatch(one -> Sensitivity.of(one) == Sensitivity.CARD);
        assertThat(named(".*(ADDRESS|DEVICE|_IP).*"))
                .hasSize(5)
                .allMatch(one -> Sensitivity.of(one) == Sensitivity.WHEREABOUTS);
    }

    private static List<Attribute> named(String pattern) {
        return Arrays.stream(Attribute.values())
                .filter(attribute -> attribute.name().matches(pattern))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stolen_card",
                "lost_card",
                "pickup_card",
                "fraudulent",
                "merchant_blacklist",
                "restricted_card",
                "lost_or_stolen_card",
                "security_violation",
                "highest_risk_level",
                "a_code_of_next_year"
            })
    void showsAReservedDeclineAsAGenericOne(String code) {
        // Given
        Map<Attribute, Object> reserved = Map.of(
                Attribute.DECLINE_CODE, code,
                Attribute.FAILURE_CODE, "card_declined",
                Attribute.FAILURE_MESSAGE, "Your card was declined.",
                Attribute.ADVICE_CODE, "do_not_try_again",
                Attribute.NETWORK_DECLINE_CODE, "41",
                Attribute.OUTCOME_REASON, code,
                Attribute.OUTCOME_TYPE, "issuer_declined",
                Attribute.RISK_LEVEL, "highest");
        Map<Attribute, Object> generic = Map.of(
                Attribute.DECLINE_CODE, "generic_decline",
                Attribute.FAILURE_CODE, "card_declined",
                Attribute.FAILURE_MESSAGE, "Your card was declined!",
                Attribute.OUTCOME_TYPE, "issuer_declined");

        // When, Then: nobody can tell the two apart
        assertThat(seen(AGENT, reserved, "payment.failed")).isEqualTo(seen(AGENT, generic, "payment.failed"));
        assertThat(seen(ANALYST, reserved, "payment.failed")).contains(code, "41", "highest");
    }

    @Test
    void showsADeclineThatMayBeToldWithItsAdvice() {
        // When
        String seen = seen(
                AGENT,
                Map.of(
                        Attribute.DECLINE_CODE, "insufficient_funds",
                        Attribute.FAILURE_CODE, "card_declined",
                        Attribute.ADVICE_CODE, "try_again_later"),
                "payment.failed");

        // Then
        assertThat(seen).contains("insufficient_funds", "try_again_later");
    }

    @Test
    void showsABlockedPaymentAsDeclined() {
        // When
        String seen = seen(
                AGENT,
                Map.of(Attribute.OUTCOME_TYPE, "blocked", Attribute.OUTCOME_REASON, "highest_risk_level"),
                "payment.failed");

        // Then
        assertThat(seen).contains("generic_decline").doesNotContain("risk", "blocked");
    }

    @Test
    void hidesReasonsThatSpeakOfSuspicionButNotWhatTheCardholderClaims() {
        // When, Then
        assertThat(seen(AGENT, Map.of(Attribute.REASON, "fraudulent"), "refund.issued"))
                .doesNotContain("fraud");
        assertThat(seen(AGENT, Map.of(Attribute.REASON, "duplicate"), "refund.issued"))
                .contains("duplicate");
        assertThat(seen(AGENT, Map.of(Attribute.REASON, "fraudulent"), "dispute.opened"))
                .contains("fraudulent");
        assertThat(seen(ANALYST, Map.of(Attribute.REASON, "fraudulent"), "refund.issued"))
                .contains("fraudulent");
    }

    @Test
    void correctsTheSummaryThatQuotesADetail() {
        // When, Then
        assertThat(new FieldPolicy(AGENT)
                        .seen(entry(
                                Map.of(Attribute.DECLINE_CODE, "stolen_card"),
                                "payment.failed",
                                "Payment failed - stolen_card"))
                        .summary())
                .contains("Payment failed - generic_decline");
        assertThat(new FieldPolicy(AGENT)
                        .seen(entry(
                                Map.of(Attribute.FRAUD_TYPE, "made_with_stolen_card"),
                                "early_fraud_warning.received",
                                "Early fraud warning received - made_with_stolen_card"))
                        .summary())
                .contains("Early fraud warning received");
        assertThat(new FieldPolicy(ANALYST)
                        .seen(entry(
                                Map.of(Attribute.TEXT, "I am ana@example.com"),
                                "ticket.opened",
                                "Ticket opened - I am ana@exam…"))
                        .summary())
                .contains("Ticket opened - I am a***@exam…");
    }

    @Test
    void hidesCardsFromAgentsAndShowsThemToAnalysts() {
        // Given
        Map<Attribute, Object> card = Map.of(
                Attribute.CARD_ISSUER, "Banco Norte", Attribute.CARD_FINGERPRINT, "fp_1", Attribute.CARD_LAST4, "4242");

        // When, Then
        assertThat(seen(AGENT, card, "payment.succeeded")).contains("4242").doesNotContain("Banco", "fp_1");
        assertThat(seen(ANALYST, card, "payment.succeeded")).contains("4242", "Banco", "fp_1");
    }

    @Test
    void hidesWhatAnotherReleaseWrote() {
        // Given
        JsonObject detail = new JsonObject().put("attributes", new JsonObject().put("brand_new", SECRET));

        // When, Then
        assertThat(new FieldPolicy(AGENT)
                        .seen(row("payment.failed", detail))
                        .detail()
                        .encode())
                .doesNotContain("secret");
    }

    @Test
    void findsNothingByWhatItDoesNotShow() {
        // Given
        EntryRow row =
                entry(Map.of(Attribute.DECLINE_CODE, "stolen_card"), "payment.failed", "Payment failed - stolen_card");

        // When, Then
        assertThat(FieldPolicy.contains(new FieldPolicy(AGENT).seen(row), "stolen"))
                .isFalse();
        assertThat(FieldPolicy.contains(new FieldPolicy(AGENT).seen(row), "payment failed"))
                .isTrue();
        assertThat(FieldPolicy.contains(new FieldPolicy(ANALYST).seen(row), "stolen"))
                .isTrue();
    }

    @Test
    void tellsWhenSomethingReservedIsShown() {
        // Given
        EntryRow reserved = entry(Map.of(Attribute.DECLINE_CODE, "stolen_card"), "payment.failed", "x");
        EntryRow ordinary = entry(
                Map.of(Attribute.DECLINE_CODE, "insufficient_funds", Attribute.RISK_LEVEL, "normal"),
                "payment.failed",
                "x");

        // When, Then
        assertThat(new FieldPolicy(ANALYST).reveals(reserved)).isTrue();
        assertThat(new FieldPolicy(ANALYST).reveals(ordinary)).isFalse();
        assertThat(new FieldPolicy(AGENT).reveals(reserved)).isFalse();
    }

    @Test
    void givesTheRowItselfToWhoeverSeesEverything() {
        // Given
        EntryRow row = entry(Map.of(Attribute.DECLINE_CODE, "stolen_card"), "payment.failed", "x");

        // When, Then
        assertThat(new FieldPolicy(Visibility.ALL).seen(row)).isSameAs(row);
    }

    private static String seen(Visibility visibility, Map<Attribute, Object> attributes, String kind) {
        ObjectType type = kind.startsWith("dispute.") ? ObjectType.DISPUTE : ObjectType.ATTEMPT;
        String entry = new FieldPolicy(visibility)
                .seen(entry(attributes, kind, kind + " - " + attributes.values()))
                .detail()
                .getJsonObject("attributes")
                .encode();
        String object = new FieldPolicy(visibility)
                .seen(new ObjectRow(
                        new UUID(1, 1),
                        type,
                        new UUID(2, 2),
                        "ch_1",
                        new UUID(3, 3),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        false,
                        detail(attributes)))
                .state()
                .getJsonObject("attributes")
                .encode();
        assertThat(object).isEqualTo(entry);
        return entry;
    }

    private static EntryRow entry(Map<Attribute, Object> attributes, String kind, String summary) {
        return row(kind, detail(attributes).put("summary", summary));
    }

    private static JsonObject detail(Map<Attribute, Object> attributes) {
        JsonObject values = new JsonObject();
        new java.util.TreeMap<>(attributes).forEach((attribute, value) -> values.put(attribute.wireName(), value));
        return new JsonObject(new JsonObject().put("attributes", values).encode());
    }

    private static EntryRow row(String kind, JsonObject detail) {
        return new EntryRow(
                new UUID(1, 1),
                new UUID(2, 2),
                new UUID(3, 3),
                Optional.empty(),
                Optional.empty(),
                kind,
                Instant.EPOCH,
                0,
                Instant.EPOCH,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of("attempt:ch_1"),
                detail,
                new JsonArray());
    }
}
