package io.paythread.insight;

import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts invoices, and payments without one, whose first try failed, and what became of them. */
final class Recoveries {
    private static final Kind[] TRIED = {
        Kind.PAYMENT_FAILED,
        Kind.INVOICE_PAYMENT_FAILED,
        Kind.PAYMENT_AUTHORIZED,
        Kind.PAYMENT_SUCCEEDED,
        Kind.INVOICE_PAID
    };
    private static final List<String> FAILED =
            List.of(Kind.PAYMENT_FAILED.wireName(), Kind.INVOICE_PAYMENT_FAILED.wireName());
    private static final List<String> PAID = List.of(Kind.PAYMENT_SUCCEEDED.wireName(), Kind.INVOICE_PAID.wireName());

    private Recoveries() {}

    static List<Counted> of(Known known) {
        List<Counted> counted = new ArrayList<>();
        Optional<ObjectRow> invoice = known.all(ObjectType.INVOICE).stream().findFirst();
        if (invoice.isPresent()) {
            unit(known, invoice.get(), known.entries(TRIED).toList(), counted);
        } else {
            known.all(ObjectType.PAYMENT)
                    .forEach(payment -> unit(known, payment, known.entriesOf(payment, TRIED), counted));
        }
        return counted;
    }

    private static void unit(Known known, ObjectRow unit, List<EntryRow> tries, List<Counted> counted) {
        if (tries.isEmpty() || !FAILED.contains(tries.get(0).kind())) {
            return;
        }
        EntryRow failure = tries.get(0);
        Optional<EntryRow> paid =
                tries.stream().filter(entry -> PAID.contains(entry.kind())).findFirst();
        Counted.Marks marks = known.marks(unit, known.paymentOf(unit)).withCode(Tries.code(failure.details(), false));
        Optional<MoneyView> failed = failure.money().or(unit::money);
        Counted.Marks inMoney =
                failed.map(money -> marks.withCurrency(money.currency())).orElse(marks);
        long millis = paid.map(entry -> between(failure, entry)).orElse(-1L);
        counted.add(known.counted(
                Series.RETRY,
                failure.occurredAt(),
                unit,
                inMoney,
                within(millis, 7),
                within(millis, 14),
                within(millis, 30)));
        long amount = failed.map(MoneyView::amount).orElse(0L);
        long back = paid.map(entry -> paid(entry, unit, inMoney)).orElse(0L);
        counted.add(known.counted(Series.RECOVERY, failure.occurredAt(), unit, inMoney, back, amount, 0));
        if (isRecurring(unit)) {
            counted.add(known.counted(Series.DUNNING, failure.occurredAt(), unit, inMoney, back, amount, 0));
        }
        if (paid.isPresent()) {
            counted.add(known.counted(
                    Series.RECOVERY_TIME, failure.occurredAt(), unit, inMoney.withCode(""), millis, 0, 0));
        }
    }

    private static long between(EntryRow failure, EntryRow paid) {
        return Math.max(
                0, Duration.between(failure.occurredAt(), paid.occurredAt()).toMillis());
    }

    private static long within(long millis, int days) {
        return millis >= 0 && millis <= Duration.ofDays(days).toMillis() ? 1 : 0;
    }

    /** Amounts of another currency are not mixed in. */
    private static long paid(EntryRow entry, ObjectRow unit, Counted.Marks marks) {
        return entry.money()
                .or(unit::money)
                .filter(money -> money.currency().equals(marks.currency()))
                .map(MoneyView::amount)
                .orElse(0L);
    }

    private static boolean isRecurring(ObjectRow unit) {
        String reason = unit.details().text(Attribute.BILLING_REASON);
        return unit.type() == ObjectType.INVOICE
                && (unit.linked(ObjectType.SUBSCRIPTION).isPresent()
                        || (reason != null && reason.startsWith("subscription")));
    }
}
