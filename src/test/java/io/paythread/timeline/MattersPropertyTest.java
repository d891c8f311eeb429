package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import io.paythread.platform.id.Ids;
import io.paythread.platform.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is told of a payment, in whatever order and however often, comes to the same rows. */
class MattersPropertyTest {
    private static final UUID SOURCE = Ids.derived("source");
    private static final UUID MATTER = Ids.derived("matter");
    private static final List<Kind> KINDS = List.of(
            Kind.PAYMENT_CREATED,
            Kind.PAYMENT_PROCESSING,
            Kind.PAYMENT_REQUIRES_ACTION,
            Kind.PAYMENT_FAILED,
            Kind.PAYMENT_AUTHORIZED,
            Kind.PAYMENT_SUCCEEDED,
            Kind.PAYMENT_CANCELED,
            Kind.INVOICE_PAID,
            Kind.INVOICE_PAYMENT_FAILED,
            Kind.CHECKOUT_COMPLETED,
            Kind.CHECKOUT_PAYMENT_FAILED,
            Kind.REFUND_ISSUED,
            Kind.REFUND_FAILED,
            Kind.DISPUTE_OPENED,
            Kind.DISPUTE_CLOSED);

    @Property(tries = 1_000)
    void theOrderOfArrivalLeavesNoTrace(@ForAll("histories") List<Telling> history, @ForAll long seed) {
        // Given
        List<Telling> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, new Random(seed));

        // When
        String inOrder = rows(history);
        String anyOrder = rows(shuffled);

        // Then
        assertThat(anyOrder).isEqualTo(inOrder);
    }

    @Property(tries = 300)
    void everyHappeningIsToldByExactlyOneEntry(@ForAll("histories") List<Telling> history) {
        // When
        Folded folded = Matters.fold(history);

        // Then
        List<Telling> told =
                folded.entries().stream().flatMap(e -> e.origins().stream()).toList();
        List<Telling> happened =
                history.stream().filter(t -> t.happened().isPresent()).toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(happened);
    }

    @Property(tries = 300)
    void aTellingSurvivesItsStoredForm(@ForAll("tellings") Telling telling) {
        // When
        Fact read = FactJson.read(FactJson.write(telling.fact()));

        // Then
        assertThat(read).isEqualTo(telling.fact());
    }

    private static String rows(List<Telling> history) {
        FoldRows rows = FoldRows.of(MATTER, SOURCE, Matters.fold(history));
        return rows.accounts() + "\n" + rows.entries() + "\n" + rows.objects();
    }

    @Provide
    Arbitrary<List<Telling>> histories() {
        return tellings().list().ofMinSize(1).ofMaxSize(14).uniqueElements(Telling::toldBy);
    }

    @Provide
    Arbitrary<Telling> tellings() {
        return Combinators.combine(
                        Arbitraries.of(KINDS),
                        Arbitraries.integers().between(0, 900),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(Moment.MENTION, Moment.SNAPSHOT, Moment.OWN),
                        Arbitraries.integers().between(0, 100_000),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "cus_1", "cus_2"))
                .as(MattersPropertyTest::telling);
    }

    private static Telling telling(
            Kind kind, int second, int number, int rank, int event, int amount, boolean described, String customer) {
        Instant at = Tellings.START.plusSeconds(second);
        Moment moment = new Moment(at, rank, number % 3);
        boolean total = kind == Kind.REFUND_ISSUED && number == 3;
        List<Reference> about = about(kind, number, total);
        Attributes attributes = Attributes.builder()
                .put(total ? Attribute.AMOUNT_REFUNDED_TOTAL : Attribute.AMOUNT, Money.of(amount * 1_000L, "eur"))
                .put(Attribute.STATUS, "status_" + number)
                .put(Attribute.PAYMENT_STATUS, number == 1 ? "unpaid" : "paid")
                .build();
        Optional<Party> party = customer.isEmpty() ? Optional.empty() : Optional.of(Party.account(customer));
        Fact fact = described
                ? new Fact.Described(moment, about, List.of(), party, attributes)
                : new Fact.Happened(kind, key(kind, about, amount, total), moment, about, List.of(), party, attributes);
        String reference = "evt_" + event;
        return new Telling(
                Ids.derived("event", reference),
                0,
                at,
                reference,
                "test",
                "webhook",
                at.plusSeconds(event % 2_000),
                fact);
    }

    private static List<Reference> about(Kind kind, int number, boolean total) {
        Reference payment = new Reference(ObjectType.PAYMENT, "pi_1");
        Reference attempt = new Reference(ObjectType.ATTEMPT, "ch_" + number);
        ObjectType type = kind.about();
        return switch (type) {
            case PAYMENT -> List.of(payment);
            case ATTEMPT -> number == 2 ? List.of(payment) : List.of(attempt, payment);
            case REFUND ->
                total
                        ? List.of(attempt, payment)
                        : List.of(new Reference(type, type.wireName() + "_" + number), attempt, payment);
            default -> List.of(new Reference(type, type.wireName() + "_" + number), payment);
        };
    }

    private static String key(Kind kind, List<Reference> about, int amount, boolean total) {
        String end = kind.wireName().substring(kind.wireName().indexOf('.') + 1);
        return about.get(0) + "/" + end + (total ? "/" + amount : "");
    }
}
