package io.paythread.timeline;

import io.paythread.decline.Declined;
import io.paythread.decline.Retries;
import io.paythread.decline.Speaker;
import io.paythread.decline.Tries;
import io.paythread.decline.UnknownCodes;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.security.Visibility;
import io.paythread.timeline.Objects.Found;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads all that belongs to one payment's story, and judges it as of now. */
@Singleton
class PaymentStories {
    private static final ObjectType[] AROUND = {
        ObjectType.PAYMENT, ObjectType.ATTEMPT, ObjectType.REFUND, ObjectType.DISPUTE, ObjectType.EARLY_FRAUD_WARNING
    };
    /** The longest time in which a network counts tries. */
    private static final Duration COUNTED = Duration.ofDays(31);

    private final Database database;
    private final Objects objects;
    private final ObjectStore rows;
    private final StoryStore store;
    private final Retries retries;
    private final UnknownCodes unknown;
    private final Clock clock;

    PaymentStories(
            Database database,
            Objects objects,
            ObjectStore rows,
            StoryStore store,
            Retries retries,
            UnknownCodes unknown,
            Clock clock) {
        this.database = database;
        this.objects = objects;
        this.rows = rows;
        this.store = store;
        this.retries = retries;
        this.unknown = unknown;
        this.clock = clock;
    }

    /** What was read: whole, for rules; and as the caller may see it, for answers. */
    record Told(Found whole, Found seen, PaymentStory story) {}

    Uni<Told> read(Caller caller, UUID id, Speaker speaker) {
        return objects.both(caller, ObjectType.PAYMENT, id, AROUND).chain(both -> database.reading(
                        tx -> context(tx, both.whole()))
                .map(context -> new Told(
                        both.whole(), both.seen(), story(caller, both.whole(), both.seen(), context, speaker))));
    }

    private PaymentStory story(Caller caller, Found whole, Found seen, Context context, Speaker speaker) {
        whole.around(whole.only(), ObjectType.ATTEMPT).forEach(row -> unknown.look(Reasons.declined(row.details())));
        Instant now = clock.instant();
        FieldPolicy policy = SeenRows.policy(caller);
        RetryPlan plan = new RetryPlan(retries.rule(), Visibility.of(caller).risk(), now);
        boolean seesTickets = caller.may(Scope.TICKETS_READ);
        return new PaymentStory(
                speaker,
                plan.of(whole, seen, context.invoice(), context.tries()),
                context.invoice().map(policy::seen),
                context.subscription().map(policy::seen),
                context.checkout().map(policy::seen),
                context.recovery()
                        .map(recovery -> seesTickets
                                ? recovery
                                : new Recovery(
                                        recovery.firstFailedAt(),
                                        recovery.recoveredAt(),
                                        recovery.by(),
                                        Optional.empty())));
    }

    /** What lies outside the matter. */
    private record Context(
            Optional<ObjectRow> invoice,
            Optional<ObjectRow> subscription,
            Optional<ObjectRow> checkout,
            Tries tries,
            Optional<Recovery> recovery) {}

    private Uni<Context> context(Tx tx, Found found) {
        ObjectRow payment = found.only();
        List<ObjectRow> attempts = found.around(payment, ObjectType.ATTEMPT);
        return linked(tx, ObjectType.INVOICE, payment).chain(invoice -> linked(
                        tx, ObjectType.SUBSCRIPTION, payment, invoice)
                .chain(subscription -> linked(tx, ObjectType.CHECKOUT, payment)
                        .chain(checkout -> tries(tx, attempts).chain(tries -> recovery(tx, payment, attempts)
                                .map(recovery -> new Context(invoice, subscription, checkout, tries, recovery))))));
    }

    /** The first object of a type that the payment names. */
    private Uni<Optional<ObjectRow>> linked(Tx tx, ObjectType type, ObjectRow by) {
        return linked(tx, type, by, Optional.empty());
    }

    private Uni<Optional<ObjectRow>> linked(Tx tx, ObjectType type, ObjectRow by, Optional<ObjectRow> orBy) {
        List<UUID> ids = Stream.concat(Stream.of(by), orBy.stream())
                .flatMap(row -> Stream.concat(row.about().stream(), row.related().stream())
                        .filter(reference -> PublicIds.type(reference) == type)
                        .map(reference -> PublicIds.uuid(row.sourceId(), reference)))
                .distinct()
                .limit(1)
                .toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : rows.some(tx, type, ids).map(Map::values).map(found -> found.stream()
                        .findFirst());
    }

    private Uni<Tries> tries(Tx tx, List<ObjectRow> attempts) {
        if (attempts.isEmpty()) {
            return Uni.createFrom().item(new Tries(List.of(), List.of()));
        }
        ObjectRow last = attempts.get(attempts.size() - 1);
        String fingerprint = last.details().text(Attribute.CARD_FINGERPRINT);
        List<Instant> ofPayment = attempts.stream()
                .filter(row -> row.status().equals(Optional.of("failed")))
                .filter(row ->
                        java.util.Objects.equals(fingerprint, row.details().text(Attribute.CARD_FINGERPRINT)))
                .filter(row -> sent(row))
                .map(ObjectRow::occurredAt)
                .toList();
        return fingerprint == null || fingerprint.isEmpty()
                ? Uni.createFrom().item(new Tries(ofPayment, ofPayment))
                : store.onCard(tx, last.sourceId(), fingerprint, clock.instant().minus(COUNTED))
                        .map(onCard -> new Tries(onCard, ofPayment));
    }

    private static boolean sent(ObjectRow row) {
        Declined declined = Reasons.declined(row.details());
        return declined.wasSent();
    }

    private Uni<Optional<Recovery>> recovery(Tx tx, ObjectRow payment, List<ObjectRow> attempts) {
        Optional<Recovery.Span> span = Recovery.span(attempts);
        if (span.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Recovery.Span found = span.get();
        Uni<List<EntryRow>> meanwhile = payment.customerId()
                .map(customer -> store.meanwhile(
                        tx,
                        customer,
                        found.firstFailed().occurredAt(),
                        found.paid().occurredAt(),
                        Recovery.MEANWHILE))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
        return meanwhile.map(entries -> Optional.of(found.with(entries)));
    }
}
