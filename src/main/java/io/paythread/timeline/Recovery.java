package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a payment that had failed was paid after all. Pure.
 *
 * @param by what was different about the try that worked
 * @param ticket our id of the first ticket that the customer opened meanwhile
 */
record Recovery(Instant firstFailedAt, Instant recoveredAt, By by, Optional<String> ticket) {
    /** What happened between a failure and the payment, of which this speaks. */
    static final List<Kind> MEANWHILE = List.of(Kind.PAYMENT_METHOD_ATTACHED, Kind.TICKET_OPENED);

    /** What was different. */
    enum By {
        /** The customer stored another method before. */
        CARD_UPDATE,
        /** It was paid with another method. */
        OTHER_METHOD,
        /** The same method worked later. */
        RETRY;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Duration took() {
        return Duration.between(firstFailedAt, recoveredAt);
    }

    /** The first failure and the success behind it, if there are both. */
    static Optional<Span> span(List<ObjectRow> attempts) {
        Optional<ObjectRow> paid =
                attempts.stream().filter(row -> has(row, "succeeded")).findFirst();
        List<ObjectRow> failed = attempts.stream()
                .filter(row -> has(row, "failed"))
                .filter(row ->
                        paid.isPresent() && row.occurredAt().isBefore(paid.get().occurredAt()))
                .toList();
        return paid.filter(any -> !failed.isEmpty())
                .map(success -> new Span(failed.get(0), failed.get(failed.size() - 1), success));
    }

    private static boolean has(ObjectRow row, String status) {
        return row.status().equals(Optional.of(status));
    }

    /** The attempts that matter. */
    record Span(ObjectRow firstFailed, ObjectRow lastFailed, ObjectRow paid) {
        Recovery with(List<EntryRow> meanwhile) {
            return new Recovery(firstFailed.occurredAt(), paid.occurredAt(), by(meanwhile), ticket(meanwhile));
        }

        private By by(List<EntryRow> meanwhile) {
            boolean stored = meanwhile.stream()
                    .anyMatch(entry -> entry.kind().equals(Kind.PAYMENT_METHOD_ATTACHED.wireName())
                            && entry.occurredAt().isAfter(lastFailed.occurredAt()));
            if (stored) {
                return By.CARD_UPDATE;
            }
            return card(lastFailed).equals(card(paid)) ? By.RETRY : By.OTHER_METHOD;
        }

        private static List<String> card(ObjectRow attempt) {
            Details details = attempt.details();
            return List.of(
                    String.valueOf(details.text(Attribute.METHOD)),
                    String.valueOf(details.text(Attribute.CARD_BRAND)),
                    String.valueOf(details.text(Attribute.CARD_LAST4)));
        }

        private static Optional<String> ticket(List<EntryRow> meanwhile) {
            return meanwhile.stream()
                    .filter(entry -> entry.kind().equals(Kind.TICKET_OPENED.wireName()))
                    .findFirst()
                    .flatMap(entry -> entry.refs().stream()
                            .filter(reference -> PublicIds.type(reference) == ObjectType.TICKET)
                            .findFirst()
                            .flatMap(reference ->
                                    PublicIds.of(ObjectType.TICKET, PublicIds.uuid(entry.sourceId(), reference))));
        }
    }
}
