package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.dispute.Candidate.Rejection;
import io.paythread.dispute.CompellingEvidence.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The edges of Visa's rule on earlier purchases. */
class CompellingEvidenceTest {
    private static final Instant BOUGHT = Instant.parse("2026-09-14T10:00:00Z");
    private static final String IP = "203.0.113.7";
    private static final String DEVICE = "device-0123456789";
    private static final Map<Element, String> ALL = Map.of(
            Element.PURCHASE_IP, IP,
            Element.DEVICE_ID, DEVICE,
            Element.SHIPPING_ADDRESS, "1 Main Street, 10115, Berlin, DE",
            Element.EMAIL, "dana@example.com",
            Element.ACCOUNT_ID, "4711");

    private static final Purchase DISPUTED = purchase(0, ALL);

    @ParameterizedTest
    @CsvSource({
        "117, false, false", "118, false, true", "119, false, true", "120, true, true", "121, true, true",
        "122, true, true", "123, true, false", "200, true, false", "362, true, false", "363, true, true",
        "364, true, true", "365, true, true", "366, false, true", "367, false, true", "368, false, false",
    })
    void countsCalendarDaysBetweenThePurchases(long days, boolean usable, boolean borderline) {
        // When
        Candidate candidate = judge(purchase(days, ALL)).candidates().get(0);

        // Then
        assertThat(candidate.days()).isEqualTo(days);
        assertThat(candidate.usable()).isEqualTo(usable);
        assertThat(candidate.borderline()).isEqualTo(borderline);
    }

    static Stream<Arguments> rejected() {
        Purchase good = purchase(200, ALL);
        return Stream.of(
                Arguments.of("disputed", with(good, "fp_1", 1000, true, true, false), Rejection.DISPUTED),
                Arguments.of("reported", with(good, "fp_1", 1000, true, false, true), Rejection.REPORTED_AS_FRAUD),
                Arguments.of("a card check", with(good, "fp_1", 0, true, false, false), Rejection.ZERO_AMOUNT),
                Arguments.of("declined", with(good, "fp_1", 1000, false, false, false), Rejection.NOT_PAID),
                Arguments.of("another card", with(good, "fp_2", 1000, true, false, false), Rejection.OTHER_CARD),
                Arguments.of("nothing known", purchase(200, Map.of()), Rejection.ELEMENTS_DIFFER),
                Arguments.of(
                        "another address and device",
                        purchase(200, Map.of(Element.PURCHASE_IP, "198.51.100.1", Element.EMAIL, "dana@example.com")),
                        Rejection.ELEMENTS_DIFFER),
                Arguments.of("too recent", purchase(119, ALL), Rejection.TOO_RECENT),
                Arguments.of("too old", purchase(366, ALL), Rejection.TOO_OLD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejected")
    void explainsEachRejection(String name, Purchase purchase, Rejection rejection) {
        // When
        CompellingEvidence judged = judge(purchase, purchase(150, ALL));

        // Then
        assertThat(judged.status()).isEqualTo(Status.NOT_QUALIFIED);
        assertThat(judged.candidates())
                .filteredOn(candidate -> candidate.purchase().equals(purchase))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.rejections()).containsExactly(rejection));
        assertThat(judged.requiredActions()).containsExactly("missing_prior_undisputed_transactions");
    }

    static Stream<Arguments> elements() {
        return Stream.of(
                Arguments.of("IP and device", Map.of(Element.PURCHASE_IP, IP, Element.DEVICE_ID, DEVICE), true),
                Arguments.of("IP and e-mail", Map.of(Element.PURCHASE_IP, IP, Element.EMAIL, "dana@example.com"), true),
                Arguments.of("device and account", Map.of(Element.DEVICE_ID, DEVICE, Element.ACCOUNT_ID, "4711"), true),
                Arguments.of("IP alone", Map.of(Element.PURCHASE_IP, IP), false),
                Arguments.of(
                        "e-mail and account",
                        Map.of(Element.EMAIL, "dana@example.com", Element.ACCOUNT_ID, "4711"),
                        false),
                Arguments.of(
                        "a device twice",
                        Map.of(Element.DEVICE_ID, DEVICE, Element.DEVICE_FINGERPRINT, "0123456789012345678901"),
                        false),
                Arguments.of(
                        "a short device id",
                        Map.of(Element.DEVICE_ID, "short", Element.EMAIL, "dana@example.com"),
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("elements")
    void needsTwoElementsThatAreTheSame(String name, Map<Element, String> known, boolean enough) {
        // When
        CompellingEvidence judged = CompellingEvidence.judge(
                "visa",
                "10.4",
                purchase(0, known),
                List.of(purchase(150, known), purchase(200, known)),
                Optional.empty(),
                List.of());

        // Then
        assertThat(judged.status() == Status.QUALIFIED).isEqualTo(enough);
    }

    @Test
    void needsTheSameElementsInAllThree() {
        // Given
        Purchase byAddress = purchase(150, Map.of(Element.PURCHASE_IP, IP, Element.EMAIL, "dana@example.com"));
        Purchase byDevice = purchase(200, Map.of(Element.DEVICE_ID, DEVICE, Element.ACCOUNT_ID, "4711"));

        // When
        CompellingEvidence judged = judge(byAddress, byDevice);

        // Then
        assertThat(judged.candidates()).allMatch(Candidate::usable);
        assertThat(judged.status()).isEqualTo(Status.NOT_QUALIFIED);
    }

    @Test
    void keepsClearOfTheEdgesAndOfRefundedPurchasesWhereItCan() {
        // Given
        Purchase refunded = refunded(purchase(220, ALL));

        // When
        CompellingEvidence judged =
                judge(purchase(120, ALL), purchase(150, ALL), purchase(200, ALL), refunded, purchase(365, ALL));

        // Then
        assertThat(judged.chosen()).extracting(Candidate::days).containsExactly(150L, 200L);
        assertThat(judged.elements()).contains(Element.PURCHASE_IP, Element.DEVICE_ID);
    }

    @Test
    void asksForDescriptionsThatAreMissing() {
        // When
        CompellingEvidence judged = judge(purchase(150, ALL), undescribed(purchase(200, ALL)));

        // Then
        assertThat(judged.status()).isEqualTo(Status.REQUIRES_ACTION);
        assertThat(judged.requiredActions()).containsExactly("missing_prior_undisputed_transaction_description");
    }

    @ParameterizedTest
    @CsvSource({"visa, 10.5", "visa, 13.1", "mastercard, 4837", "mastercard, 10.4"})
    void isForOneReasonOfOneNetwork(String network, String code) {
        // When
        CompellingEvidence judged = CompellingEvidence.judge(
                network, code, DISPUTED, List.of(purchase(150, ALL), purchase(200, ALL)), Optional.empty(), List.of());

        // Then
        assertThat(judged.status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void letsTheProviderHaveTheLastWord() {
        // When
        CompellingEvidence judged = CompellingEvidence.judge(
                "visa",
                "10.4",
                DISPUTED,
                List.of(purchase(150, ALL), purchase(200, ALL)),
                Optional.of("requires_action"),
                List.of("missing_merchandise_or_services"));

        // Then
        assertThat(judged.status()).isEqualTo(Status.REQUIRES_ACTION);
        assertThat(judged.toldByProvider()).isTrue();
        assertThat(judged.requiredActions()).containsExactly("missing_merchandise_or_services");
    }

    private static CompellingEvidence judge(Purchase... earlier) {
        return CompellingEvidence.judge("visa", "10.4", DISPUTED, List.of(earlier), Optional.empty(), List.of());
    }

    private static Purchase purchase(long daysBefore, Map<Element, String> elements) {
        return new Purchase(
                new UUID(0, daysBefore),
                "ch_" + daysBefore,
                BOUGHT.minus(Duration.ofDays(daysBefore)),
                Optional.of("fp_1"),
                1000,
                true,
                false,
                false,
                false,
                elements,
                Optional.of("Shoes"));
    }

    private static Purchase with(
            Purchase of, String card, long amount, boolean paid, boolean disputed, boolean reported) {
        return with(of, card, amount, List.of(paid, disputed, reported, false), of.product());
    }

    private static Purchase refunded(Purchase of) {
        return with(of, "fp_1", of.amount(), List.of(true, false, false, true), of.product());
    }

    private static Purchase undescribed(Purchase of) {
        return with(of, "fp_1", of.amount(), List.of(true, false, false, false), Optional.empty());
    }

    /** @param became whether it was paid, disputed, reported as fraud, refunded */
    private static Purchase with(
            Purchase of, String card, long amount, List<Boolean> became, Optional<String> product) {
        return new Purchase(
                of.payment(),
                of.charge(),
                of.at(),
                Optional.of(card),
                amount,
                became.get(0),
                became.get(1),
                became.get(2),
                became.get(3),
                of.elements(),
                product);
    }
}
