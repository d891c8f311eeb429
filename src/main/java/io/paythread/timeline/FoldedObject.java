package io.paythread.timeline;

import io.paythread.fact.Attributes;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The present state of one object.
 *
 * @param type what it is for us; a charge without a payment intent is a payment and an attempt
 * @param reference the provider's own
 * @param entryKeys the entries that it rests on, in timeline order
 */
record FoldedObject(
        ObjectType type,
        Reference reference,
        Optional<String> status,
        Optional<Money> amount,
        Instant occurredAt,
        Instant recordedAt,
        List<Reference> about,
        List<Reference> related,
        Attributes attributes,
        boolean unexpected,
        List<String> entryKeys) {}
