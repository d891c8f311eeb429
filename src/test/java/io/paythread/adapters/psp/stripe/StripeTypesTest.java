package io.paythread.adapters.psp.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import io.paythread.ingest.spi.Translation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which types are translated and which are passed over, and that none is forgotten. */
class StripeTypesTest {

    static Stream<String> allTypesOfTheOfficialLibrary() {
        return Arrays.stream(EnabledEvent.values()).map(EnabledEvent::getValue).filter(type -> !type.equals("*"));
    }

    @ParameterizedTest
    @MethodSource("allTypesOfTheOfficialLibrary")
    void isEitherTranslatedOrPassedOverForAReason(String type) {
        assertThat(translate(type)).isNotEqualTo(new Translation.Ignored("unknown_type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment_intent.created,processing,requires_action,amount_capturable_updated,partially_funded,succeeded,"
                        + "payment_failed,canceled",
                "charge.pending,succeeded,failed,captured,expired,refunded,updated",
                "refund.created,updated,failed",
                "charge.refund.updated",
                "charge.dispute.created,updated,closed,funds_withdrawn,funds_reinstated",
                "radar.early_fraud_warning.created,updated",
                "review.opened,closed",
                "checkout.session.completed,async_payment_succeeded,async_payment_failed,expired",
                "setup_intent.created,requires_action,succeeded,setup_failed,canceled",
                "payment_method.attached,detached,updated,automatically_updated",
                "mandate.updated",
                "invoice.created,finalized,finalization_failed,sent,paid,payment_succeeded,payment_failed,"
                        + "payment_action_required,payment_attempt_required,overdue,overpaid,marked_uncollectible,"
                        + "voided,upcoming,updated,will_be_due,deleted",
                "invoice_payment.paid",
                "credit_note.created,updated,voided",
                "customer.created,updated,deleted",
                "customer.subscription.created,updated,deleted,paused,resumed,trial_will_end,pending_update_applied,"
                        + "pending_update_expired,collection_paused,collection_resumed"
            })
    void translatesEveryTypeOfACustomersPayments(String family) {
        String prefix = family.substring(
                0, family.substring(0, (family + ",").indexOf(',')).lastIndexOf('.') + 1);
        for (String verb : family.substring(prefix.length()).split(",", -1)) {
            assertThat(translate(prefix + verb)).as(prefix + verb).isInstanceOf(Translation.Facts.class);
        }
    }

    @Test
    void countsATypeOfAnUnknownFamilyAsUnknown() {
        assertThat(translate("parcel.shipped")).isEqualTo(new Translation.Ignored("unknown_type"));
        assertThat(translate("charge.teleported")).isEqualTo(new Translation.Ignored("unknown_type"));
        assertThat(translate("charge.")).isEqualTo(new Translation.Ignored("unknown_type"));
    }

    private static Translation translate(String type) {
        return StripeEvents.translate(
                """
                {"id": "evt_1", "object": "event", "type": "%s", "created": 1789290000,
                 "data": {"object": {"id": "obj_1", "invoice": "in_1"}}}"""
                        .formatted(type));
    }
}
