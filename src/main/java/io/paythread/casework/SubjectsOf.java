package io.paythread.casework;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.ObjectRow;
import io.paythread.timeline.PublicIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes what tickets can be about out of objects of the timeline. */
final class SubjectsOf {
    private static final Set<ObjectType> SUBJECTS = Set.of(ObjectType.PAYMENT, ObjectType.REFUND, ObjectType.DISPUTE);

    private SubjectsOf() {}

    /**
     * The payments, refunds and disputes among these.
     *
     * @param rows all objects of the matters concerned
     * @param customer whose ticket it is; empty where nobody knows
     */
    static List<Subject> of(List<ObjectRow> rows, Optional<UUID> customer) {
        return rows.stream()
                .filter(row -> SUBJECTS.contains(row.type()))
                .map(row -> subject(row, parts(row, rows), isOwn(row, customer)))
                .toList();
    }

    static boolean isOwn(ObjectRow row, Optional<UUID> customer) {
        return customer.isPresent() && row.customerId().equals(customer);
    }

    /** What belongs to a payment: its attempts, and invoice and checkout. Refunds and disputes are subjects themselves. */
    private static List<ObjectRow> parts(ObjectRow row, List<ObjectRow> rows) {
        if (row.type() != ObjectType.PAYMENT) {
            return List.of();
        }
        List<ObjectRow> matter = rows.stream()
                .filter(other -> other.matterId().equals(row.matterId()))
                .toList();
        boolean alone = matter.stream()
                        .filter(other -> other.type() == ObjectType.PAYMENT)
                        .count()
                == 1;
        return matter.stream()
                .filter(other -> other.type() == ObjectType.ATTEMPT
                        || other.type() == ObjectType.INVOICE
                        || other.type() == ObjectType.CHECKOUT)
                .filter(other -> alone || row.concerns(other))
                .toList();
    }

    private static Subject subject(ObjectRow row, List<ObjectRow> parts, boolean own) {
        Set<String> ids = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<MoneyView> amounts = new HashSet<>();
        List<Instant> times = new ArrayList<>(List.of(row.occurredAt()));
        Set<String> lastFours = new HashSet<>();
        List<ObjectRow> all = new ArrayList<>(parts);
        all.add(row);
        for (ObjectRow each : all) {
            ids.addAll(ids(each));
            numbers.addAll(numbers(each));
            each.money().ifPresent(amounts::add);
            Optional.ofNullable(each.details().text(Attribute.CARD_LAST4)).ifPresent(lastFours::add);
            if (each.type() == ObjectType.ATTEMPT) {
                times.add(each.occurredAt());
            }
        }
        return new Subject(row.type(), row.id(), own, ids, numbers, amounts, times, lastFours, paidAt(row, parts));
    }

    private static Set<String> ids(ObjectRow row) {
        Set<String> ids = new HashSet<>();
        ids.add(Plain.of(row.reference()));
        PublicIds.of(row.type(), row.id()).ifPresent(ids::add);
        Optional.ofNullable(row.details().text(Attribute.REFUND_REFERENCE))
                .map(Plain::of)
                .filter(trace -> trace.length() >= 12)
                .ifPresent(ids::add);
        return ids;
    }

    private static Set<String> numbers(ObjectRow row) {
        Set<String> numbers = new HashSet<>(row.details().list(Attribute.ORDER_NUMBERS));
        Optional.ofNullable(row.details().text(Attribute.CLIENT_REFERENCE)).ifPresent(numbers::add);
        Optional.ofNullable(row.details().text(Attribute.INVOICE_NUMBER)).ifPresent(numbers::add);
        return numbers.stream()
                .map(Plain::of)
                .filter(number -> number.length() >= 3 && number.chars().anyMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }

    /** When the first attempt that succeeded was made. */
    private static Optional<Instant> paidAt(ObjectRow row, List<ObjectRow> parts) {
        return parts.stream()
                .filter(part ->
                        part.type() == ObjectType.ATTEMPT && part.status().equals(Optional.of("succeeded")))
                .map(ObjectRow::occurredAt)
                .min(Comparator.naturalOrder())
                .or(() -> isPaid(row) ? Optional.of(row.occurredAt()) : Optional.empty());
    }

    static boolean isPaid(ObjectRow payment) {
        return payment.type() == ObjectType.PAYMENT
                && payment.status()
                        .filter(Set.of("succeeded", "refunded", "partially_refunded")::contains)
                        .isPresent();
    }
}
