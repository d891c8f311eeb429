package io.paythread.identity;

import io.paythread.fact.Identifier;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * One telling of what stands in a slot of an account. Of all tellings of a slot the greatest counts: by rank, event time,
 * step and event reference. The order is total, so which one is the greatest does not depend on when each came.
 */
record ToldIdentifier(
        UUID accountId, UUID sourceId, Identifier identifier, int rank, Instant toldAt, int step, String toldBy) {
    static final Comparator<ToldIdentifier> WEIGHT = Comparator.comparingInt(ToldIdentifier::rank)
            .thenComparing(ToldIdentifier::toldAt)
            .thenComparingInt(ToldIdentifier::step)
            .thenComparing(ToldIdentifier::toldBy, ByteOrder.TEXTS)
            .thenComparing(ToldIdentifier::value, ByteOrder.TEXTS)
            .thenComparing(told -> told.identifier().verified())
            .thenComparing(told -> told.identifier().type().wireName(), ByteOrder.TEXTS);

    /** The place in the account. */
    String slot() {
        return identifier.slot();
    }

    /** The value as the provider wrote it; empty when the slot was emptied. */
    String value() {
        return identifier.value();
    }

    /** The form in which equal identifiers are equal; empty where there is nothing to compare. */
    Optional<String> normalized() {
        return IdentifierForm.of(sourceId, identifier.type(), identifier.value());
    }

    /** What others may share, where there is something to compare. */
    Optional<SharedValue> shared() {
        return normalized().map(normal -> new SharedValue(identifier.type(), normal));
    }

    /** Whether it says the same as the other, whoever told it and when. */
    boolean saysTheSameAs(ToldIdentifier other) {
        return identifier.equals(other.identifier);
    }
}
