package io.paythread.adapters.psp.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeListsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment_intent.created",
                "checkout.session.completed",
                "customer.subscription.deleted",
                "radar.early_fraud_warning.created",
                "invoiceitem.created",
                "no.such.type"
            })
    void knowsOfWhatNoListTells(String type) {
        assertThat(StripeLists.telling(Set.of(type))).isEmpty();
        assertThat(StripeLists.untold(Set.of(type, "charge.succeeded"))).containsExactly(type);
    }

    @ParameterizedTest
    @CsvSource({
        "charge.succeeded, charges",
        "charge.failed, charges",
        "payment_intent.succeeded, charges",
        "payment_intent.payment_failed, charges",
        "charge.refunded, refunds",
        "charge.refund.updated, refunds",
        "refund.created, refunds",
        "charge.dispute.created, disputes",
        "invoice.paid, invoices",
        "customer.updated, customers"
    })
    void readsTheListThatTellsOfAType(String type, String list) {
        assertThat(StripeLists.telling(Set.of(type))).containsExactly(list);
        assertThat(StripeLists.untold(Set.of(type))).isEmpty();
    }

    @Test
    void readsAllListsWhereNoTypeIsAskedFor() {
        assertThat(StripeLists.telling(Set.of()).toList())
                .isEqualTo(List.of("customers", "charges", "refunds", "disputes", "invoices"));
        assertThat(StripeLists.untold(Set.of())).isEmpty();
    }
}
