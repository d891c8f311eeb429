package io.paythread.advice;

import io.paythread.fact.ObjectType;
import io.paythread.platform.money.Money;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.timeline.Completeness;
import io.paythread.timeline.Completeness.SourceCompleteness;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Answers whether a payment may be refunded, as things stand or as they stood. */
@Singleton
class RefundAdvice {
    private final Database database;
    private final History history;
    private final Completeness completeness;
    private final NearPrograms programs;
    private final Terms terms;
    private final Clock clock;

    RefundAdvice(
            Database database,
            History history,
            Completeness completeness,
            NearPrograms programs,
            Terms terms,
            Clock clock) {
        this.database = database;
        this.history = history;
        this.completeness = completeness;
        this.programs = programs;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * An answer.
     *
     * @param warned the warning on the payment that counts most, by the provider's word for its state
     */
    record Answer(
            UUID payment,
            RefundCase asked,
            Optional<String> warned,
            RefundVerdict verdict,
            Instant asOf,
            List<SourceCompleteness> completeness) {}

    /** Refuses an id that never was one, and a moment at which the payment was not known. */
    Uni<Answer> of(Caller caller, UUID payment, Optional<Money> amount, Optional<Instant> asOf) {
        Instant now = asOf.orElseGet(clock::instant);
        return database.reading(tx -> read(tx, payment, asOf)).chain(read -> completeness
                .of(List.of(read.payment.sourceId()))
                .map(sources -> answer(caller, read, amount, now, sources)));
    }

    /** What the database told. */
    private record Read(ObjectRow payment, Facts facts, Set<String> near) {}

    private Uni<Read> read(Tx tx, UUID payment, Optional<Instant> asOf) {
        return history.object(tx, ObjectType.PAYMENT, payment)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .chain(row -> matter(tx, row, asOf).map(Facts::new).chain(facts -> programs.near(
                                tx, asOf.orElseGet(clock::instant))
                        .map(near ->
                                new Read(facts.payment(row).orElseThrow(ServiceException::notFound), facts, near))));
    }

    private Uni<List<ObjectRow>> matter(Tx tx, ObjectRow row, Optional<Instant> asOf) {
        return asOf.isPresent()
                ? history.pastOfMatter(tx, row, asOf.get())
                : history.ofMatters(
                        tx,
                        List.of(row.matterId()),
                        ObjectType.PAYMENT,
                        ObjectType.ATTEMPT,
                        ObjectType.REFUND,
                        ObjectType.DISPUTE,
                        ObjectType.EARLY_FRAUD_WARNING);
    }

    private Answer answer(
            Caller caller, Read read, Optional<Money> amount, Instant now, List<SourceCompleteness> sources) {
        PaymentFact payment = PaymentFact.of(read.payment);
        Optional<ObjectRow> warning = warning(read);
        RefundCase asked = new RefundCase(
                payment,
                read.facts.disputes(read.payment),
                read.facts.refunds(read.payment),
                warning.map(row -> WarningRule.evaluate(
                        read.facts.warning(row, now, terms, NearPrograms.holds(read.near, read.payment)))),
                amount,
                payment.collected().flatMap(collected -> terms.limit(caller, collected.currency())),
                trust(sources));
        return new Answer(
                read.payment.id(), asked, warning.flatMap(ObjectRow::status), RefundRule.evaluate(asked), now, sources);
    }

    /** One that something can be done about before others; then the newest. */
    private static Optional<ObjectRow> warning(Read read) {
        return read.facts.of(read.payment, ObjectType.EARLY_FRAUD_WARNING).stream()
                .max(Comparator.comparing((ObjectRow row) -> row.status().equals(Optional.of("actionable")))
                        .thenComparing(ObjectRow::occurredAt)
                        .thenComparing(ObjectRow::id));
    }

    private static RefundCase.Trust trust(List<SourceCompleteness> sources) {
        List<Completeness.Status> known =
                sources.stream().map(SourceCompleteness::status).toList();
        if (known.contains(Completeness.Status.GAP)) {
            return RefundCase.Trust.GAP;
        }
        return known.contains(Completeness.Status.STALE) ? RefundCase.Trust.SILENT : RefundCase.Trust.NO_GAP_KNOWN;
    }
}
