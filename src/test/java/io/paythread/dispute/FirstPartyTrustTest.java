package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.dispute.FirstPartyTrust.Found;
import io.paythread.dispute.FirstPartyTrust.Group;
import io.paythread.dispute.FirstPartyTrust.Status;
import io.paythread.dispute.FirstPartyTrust.Witness;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.ObjectRow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One element of each of three groups, and none for two of them. */
class FirstPartyTrustTest {
    private static final Instant BOUGHT = Instant.parse("2026-09-14T10:00:00Z");
    private static final List<String> CODES = List.of("4837", "4863");

    @ParameterizedTest
    @CsvSource({
        "device_id shipping_address customer_account, QUALIFIED",
        "purchase_ip billing_email billing_phone, QUALIFIED",
        "device_id purchase_ip shipping_address, QUALIFIED",
        "device_fingerprint shipping_address billing_email, QUALIFIED",
        "device_id receipt_email billing_address, QUALIFIED",
        "purchase_ip shipping_address, NOT_QUALIFIED",
        "purchase_ip billing_email, NOT_QUALIFIED",
        "shipping_address customer_account billing_phone, NOT_QUALIFIED",
        "device_id customer_account billing_phone, NOT_QUALIFIED",
    })
    void needsAnElementOfEachGroup(String known, Status status) {
        assertThat(judge("mastercard", "4837", sale("D", 0, known, true)).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"visa, 10.4", "mastercard, 4834", "amex, F29"})
    void isForTheReasonsThatAreConfigured(String network, String code) {
        // When
        FirstPartyTrust judged = judge(network, code, sale("D", 0, "device_id shipping_address billing_phone", true));

        // Then
        assertThat(judged.status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judged.groups()).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        // When
        FirstPartyTrust judged = judge("mastercard", "4863", sale("D", 0, "purchase_ip billing_email", true));

        // Then
        assertThat(judged.groups())
                .containsExactly(
                        new Found(Group.DEVICE, Optional.of(Attribute.PURCHASE_IP)),
                        new Found(Group.DELIVERY, Optional.of(Attribute.BILLING_EMAIL)),
                        new Found(Group.IDENTITY, Optional.empty()));
        assertThat(TrustView.of(judged).groups().get(2).rejection()).contains("account, phone");
    }

    @Test
    void explainsWhyAnEarlierPurchaseBearsNothingOut() {
        // Given
        String all = "device_id shipping_address customer_account";
        Sale disputed = sale("D", 0, all, true);

        // When
        FirstPartyTrust judged = judge(
                "mastercard",
                "4837",
                disputed,
                sale("good", 30, all, true),
                sale("unpaid", 40, all, false),
                sale("other", 50, "device_id billing_phone", true));

        // Then
        assertThat(judged.earlier())
                .extracting(Witness::rejections)
                .containsExactly(
                        List.of(),
                        List.of("It was not collected."),
                        List.of("It has not the same element in every group."));
        assertThat(judged.earlier().get(2).same()).containsExactly(Group.DEVICE);
    }

    private static FirstPartyTrust judge(String network, String code, Sale disputed, Sale... earlier) {
        JsonObject told = new JsonObject().put("card_brand", network).put("network_reason_code", code);
        ObjectRow dispute = object(ObjectType.DISPUTE, "dp_1", 9, BOUGHT, "needs_response", told);
        return FirstPartyTrust.of(dispute, Optional.of(disputed), List.of(earlier), CODES);
    }

    private static Sale sale(String name, long daysBefore, String known, boolean paid) {
        JsonObject told = new JsonObject().put("card_fingerprint", "fp_1");
        Arrays.stream(known.split(" ")).forEach(attribute -> told.put(attribute, "the same " + attribute));
        Instant at = BOUGHT.minus(Duration.ofDays(daysBefore));
        ObjectRow payment =
                object(ObjectType.PAYMENT, "py_" + name, daysBefore, at, paid ? "succeeded" : "failed", told);
        return new Sale(payment, Optional.empty(), List.of(), List.of());
    }

    private static ObjectRow object(
            ObjectType type, String reference, long id, Instant at, String status, JsonObject told) {
        return new ObjectRow(
                new UUID(1, id),
                type,
                new UUID(9, 9),
                reference,
                new UUID(2, id),
                Optional.empty(),
                Optional.empty(),
                Optional.of(status),
                Optional.of(new MoneyView(1_000, "EUR")),
                at,
                at,
                false,
                new JsonObject().put("attributes", told).put("about", new JsonArray()));
    }
}
