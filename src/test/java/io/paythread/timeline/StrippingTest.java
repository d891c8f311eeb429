package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Identifier;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import io.paythread.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of facts. */
class StrippingTest {
    private static final Moment AT = new Moment(Instant.parse("2026-11-21T10:00:00Z"), Moment.OWN, 1);
    private static final Stripping STRIPPING =
            new Stripping(reference -> reference.value().startsWith("erased-")
                    ? reference
                    : new Reference(
                            reference.type(), "erased-" + reference.value().hashCode()));

    @Test
    void keepsAmountsDatesAndIdsOfMoneyMovementsAlone() {
        // Given
        Attributes told = Attributes.builder()
                .put(Attribute.AMOUNT, Money.of(4_200, "EUR"))
                .put(Attribute.STATUS, "succeeded")
                .put(Attribute.CARD_LAST4, "4242")
                .put(Attribute.BILLING_NAME, "Ada")
                .put(Attribute.REASON, "She said so herself")
                .build();
        Fact payment = new Fact.Happened(
                Kind.PAYMENT_SUCCEEDED,
                "payment:pi_1/succeeded",
                AT,
                List.of(new Reference(ObjectType.PAYMENT, "pi_1")),
                List.of(new Reference(ObjectType.ACCOUNT, "cus_1"), new Reference(ObjectType.INVOICE, "in_1")),
                Optional.of(Party.account("cus_1")),
                told);

        // When
        Fact.Happened left = (Fact.Happened) STRIPPING.of(payment).orElseThrow();

        // Then
        assertThat(left.key()).isEqualTo("payment:pi_1/succeeded");
        assertThat(left.related()).containsExactly(new Reference(ObjectType.INVOICE, "in_1"));
        assertThat(left.attributes().values()).containsOnlyKeys(Attribute.AMOUNT, Attribute.STATUS);
        assertThat(left.party().orElseThrow().account().value()).startsWith("erased-");
        assertThat(STRIPPING.of(left)).contains(left);
    }

    @Test
    void givesTicketsPseudonymsInKeysAsWell() {
        // Given
        Fact opened = new Fact.Happened(
                Kind.TICKET_OPENED,
                "ticket:35436/opened",
                AT,
                List.of(new Reference(ObjectType.TICKET, "35436")),
                List.of(),
                Optional.empty(),
                Attributes.builder().put(Attribute.TEXT, "I am Ada").build());

        // When
        Fact.Happened left = (Fact.Happened) STRIPPING.of(opened).orElseThrow();

        // Then
        assertThat(left.toString()).doesNotContain("35436").doesNotContain("Ada");
        assertThat(left.key()).isEqualTo(left.about().get(0) + "/opened");
    }

    @Test
    void leavesNothingOfWhatAccountsSay() {
        // Given
        Fact said = new Fact.Identified(
                Party.account("cus_1"), AT, List.of(Identifier.stated("email", Identifier.Type.EMAIL, "a@b.example")));

        // Then
        assertThat(STRIPPING.of(said)).isEmpty();
        assertThat(ReducedFacts.read(ReducedFacts.write(List.of(new ReducedFacts.Placed(3, said)))))
                .containsExactly(new ReducedFacts.Placed(3, said));
    }
}
