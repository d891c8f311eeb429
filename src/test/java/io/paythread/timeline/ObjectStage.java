package io.paythread.timeline;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Somebody at a source of their own, and what may have happened to them. */
abstract class ObjectStage {
    static final Instant NINE = Instant.parse("2026-09-14T09:00:00Z");

    final Rows rows;
    UUID source = new UUID(0, 0);
    Rows.Person person = new Rows.Person(source, List.of());

    ObjectStage(Rows rows) {
        this.rows = rows;
    }

    @BeforeEach
    void somebody() {
        source = rows.source();
        person = rows.person(source);
    }

    /** A payment with two attempts, a refund and an inquiry. */
    final Payment payment(String status, Instant at, long cents) {
        String name = rows.unique("p");
        Reference pi = new Reference(ObjectType.PAYMENT, "pi_" + name);
        Reference first = new Reference(ObjectType.ATTEMPT, "ch_1" + name);
        Reference second = new Reference(ObjectType.ATTEMPT, "ch_2" + name);
        Reference refund = new Reference(ObjectType.REFUND, "re_" + name);
        Reference dispute = new Reference(ObjectType.DISPUTE, "dp_" + name);
        List<Reference> all = List.of(pi, first, second, refund, dispute);
        UUID matter = rows.matter(source, person.account(), all.toArray(Reference[]::new));
        UUID id = object(matter, pi, status, at, amount(cents).build(), all);
        Attributes declined = amount(cents)
                .put(Attribute.DECLINE_CODE, "insufficient_funds")
                .put(Attribute.METHOD, "card")
                .put(Attribute.CARD_BRAND, "visa")
                .build();
        Attributes approved = amount(cents)
                .put(Attribute.METHOD, "card")
                .put(Attribute.CARD_BRAND, "mastercard")
                .build();
        Attributes inquiry = amount(cents)
                .put(Attribute.DUE_AT, Instant.parse("2026-10-01T23:59:59Z"))
                .put(Attribute.REASON, "fraudulent")
                .put(Attribute.NETWORK, "visa")
                .build();
        object(matter, first, "failed", at, declined, List.of(first, pi));
        object(matter, second, "succeeded", at.plusSeconds(1), approved, List.of(second, pi));
        object(matter, refund, "succeeded", at.plusSeconds(2), amount(1).build(), List.of(refund, second));
        UUID disputed =
                object(matter, dispute, "warning_needs_response", at.plusSeconds(3), inquiry, List.of(dispute, second));
        return new Payment(
                PublicId.format(IdPrefix.PAYMENT, id),
                matter,
                pi.value(),
                first.value(),
                PublicId.format(IdPrefix.DISPUTE, disputed));
    }

    @CanIgnoreReturnValue
    final UUID object(
            UUID matter, Reference reference, String status, Instant at, Attributes attributes, List<Reference> about) {
        return rows.object(matter, source, person.account(), reference, status, at, attributes, about);
    }

    private static Attributes.Builder amount(long cents) {
        return Attributes.builder().put(Attribute.AMOUNT, Money.of(cents, "EUR"));
    }

    record Payment(String id, UUID matter, String reference, String attempt, String dispute) {}
}
