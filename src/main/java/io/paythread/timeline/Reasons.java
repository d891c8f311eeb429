package io.paythread.timeline;

import io.paythread.decline.Declined;
import io.paythread.decline.ExplanationView;
import io.paythread.decline.Particulars;
import io.paythread.decline.Speaker;
import io.paythread.decline.Vocabulary;
import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.platform.money.MoneyView;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What rows say of declines, for the package that explains them. What a reader may not see must be gone before. */
final class Reasons {
    /** Entries that tell of a failure which can have a reason. */
    private static final Set<String> FAILURES = Set.of(
            Kind.PAYMENT_FAILED.wireName(),
            Kind.CHECKOUT_PAYMENT_FAILED.wireName(),
            Kind.INVOICE_PAYMENT_FAILED.wireName(),
            Kind.SETUP_FAILED.wireName());

    private Reasons() {}

    /** Whether an attempt was declined, by whomever. */
    static boolean isDeclined(Details details) {
        return details.text(Attribute.DECLINE_CODE) != null
                || details.text(Attribute.FAILURE_CODE) != null
                || details.text(Attribute.FAILURE_MESSAGE) != null
                || known(details, Attribute.OUTCOME_TYPE)
                        .filter(FieldPolicy.DECLINED::contains)
                        .isPresent();
    }

    /** What was said, in the order of trust. */
    static Declined declined(Details details) {
        return new Declined(
                known(details, Attribute.OUTCOME_TYPE),
                known(details, Attribute.OUTCOME_REASON),
                known(details, Attribute.NETWORK_STATUS),
                known(details, Attribute.DECLINE_CODE),
                known(details, Attribute.FAILURE_CODE),
                known(details, Attribute.ADVICE_CODE),
                known(details, Attribute.NETWORK_DECLINE_CODE),
                known(details, Attribute.NETWORK_ADVICE_CODE),
                known(details, Attribute.CARD_BRAND));
    }

    /** The explanation of an entry that tells of a failure; null for all others, and where nobody speaks. */
    static @Nullable ExplanationView explained(Optional<Speaker> speaker, EntryRow row) {
        return speaker.isPresent() && FAILURES.contains(row.kind()) && isDeclined(row.details())
                ? explained(speaker.get(), row.details(), row.money(), row.occurredAt())
                : null;
    }

    static ExplanationView explained(Speaker speaker, Details details, Optional<MoneyView> amount, Instant at) {
        Particulars particulars = particulars(details, amount, Optional.of(at));
        return ExplanationView.of(
                speaker.explain(Vocabulary.STRIPE, declined(details).reason(), particulars));
    }

    /** What texts about it are filled with. */
    static Particulars particulars(Details details, Optional<MoneyView> amount, Optional<Instant> at) {
        return new Particulars(
                amount,
                at,
                MethodNames.of(details),
                known(details, Attribute.STATEMENT_DESCRIPTOR),
                MethodNames.provider(details),
                Optional.empty());
    }

    private static Optional<String> known(Details details, Attribute attribute) {
        return Optional.ofNullable(details.text(attribute)).filter(text -> !text.isEmpty());
    }
}
