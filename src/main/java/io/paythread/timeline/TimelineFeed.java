package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.feed.FeedType;
import io.paythread.platform.feed.FeedTypes;
import io.paythread.platform.id.IdPrefix;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the feed tells of entries, payments, tickets and their like. */
@Singleton
class TimelineFeed implements FeedTypes {
    static final FeedType ENTRY_ADDED = entry("entry.added", "Something that happened became known.");
    static final FeedType ENTRY_ENRICHED =
            entry("entry.enriched", "More, or less, is known of something that happened.");
    static final FeedType ENTRY_ATTRIBUTED = entry(
            "entry.attributed",
            "It became known whose an entry is; where it was somebody else's before, both are told.");
    static final FeedType ENTRY_MERGED = entry(
            "entry.merged",
            "Two entries turned out to be one fact; told of the one that is no more, and the data is the other.");

    private static final FeedType PAYMENT =
            object("payment.updated", IdPrefix.PAYMENT, "payments:read", "A payment or one of its attempts changed.");
    private static final FeedType REFUND =
            object("refund.updated", IdPrefix.REFUND, "payments:read", "A refund changed.");
    private static final FeedType DISPUTE =
            object("dispute.updated", IdPrefix.DISPUTE, "disputes:read", "A dispute or an inquiry changed.");
    private static final FeedType EARLY_FRAUD_WARNING = object(
            "early_fraud_warning.updated",
            IdPrefix.EARLY_FRAUD_WARNING,
            "payments:read",
            "An early fraud warning came or changed.");
    private static final FeedType CHECKOUT =
            object("checkout.updated", IdPrefix.CHECKOUT, "payments:read", "A checkout changed.");
    private static final FeedType INVOICE =
            object("invoice.updated", IdPrefix.INVOICE, "payments:read", "An invoice changed.");
    private static final FeedType SUBSCRIPTION =
            object("subscription.updated", IdPrefix.SUBSCRIPTION, "payments:read", "A subscription changed.");
    private static final FeedType TICKET = object(
            "ticket.updated",
            IdPrefix.TICKET,
            "tickets:read",
            "A ticket changed; what is written in it comes as entries.");

    private static FeedType entry(String name, String meaning) {
        return new FeedType(name, 1, IdPrefix.ENTRY, "customers:read", meaning);
    }

    private static FeedType object(String name, IdPrefix subject, String scope, String meaning) {
        return new FeedType(name, 1, subject, scope, meaning);
    }

    @Override
    public List<FeedType> types() {
        Stream<FeedType> entries = Stream.of(ENTRY_ADDED, ENTRY_ENRICHED, ENTRY_ATTRIBUTED, ENTRY_MERGED);
        Stream<FeedType> objects = Stream.of(ObjectType.values()).flatMap(type -> of(type).stream());
        return Stream.concat(entries, objects).toList();
    }

    /** How a change of an object is told; empty for what is shown as a part of others only. */
    static Optional<FeedType> of(ObjectType type) {
        return switch (type) {
            case PAYMENT -> Optional.of(PAYMENT);
            case REFUND -> Optional.of(REFUND);
            case DISPUTE -> Optional.of(DISPUTE);
            case EARLY_FRAUD_WARNING -> Optional.of(EARLY_FRAUD_WARNING);
            case CHECKOUT -> Optional.of(CHECKOUT);
            case INVOICE -> Optional.of(INVOICE);
            case SUBSCRIPTION -> Optional.of(SUBSCRIPTION);
            case TICKET -> Optional.of(TICKET);
            case ATTEMPT, MESSAGE, ACCOUNT, REVIEW, SETUP, PAYMENT_METHOD, MANDATE, CREDIT_NOTE -> Optional.empty();
        };
    }

    /** Which object shows this one as a part of it. */
    static Optional<ObjectType> whole(ObjectType part) {
        return part == ObjectType.ATTEMPT ? Optional.of(ObjectType.PAYMENT) : Optional.empty();
    }
}
