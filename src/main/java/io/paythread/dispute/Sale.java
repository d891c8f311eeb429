package io.paythread.dispute;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A payment with what belongs to it.
 *
 * @param attempt the one that collected the money
 * @param around refunds, disputes and warnings of the same matter
 * @param entries the matter's entries
 */
record Sale(ObjectRow payment, Optional<ObjectRow> attempt, List<ObjectRow> around, List<EntryRow> entries) {
    private static final Set<String> PAID = Set.of("succeeded", "partially_refunded", "refunded");

    Sale {
        around = List.copyOf(around);
        entries = List.copyOf(entries);
    }

    /** A detail as the attempt tells it, else the payment. */
    Optional<String> text(Attribute attribute) {
        return attempt.map(row -> row.details().text(attribute))
                .or(() -> Optional.ofNullable(payment.details().text(attribute)));
    }

    Set<String> orders() {
        Set<String> orders = new LinkedHashSet<>(payment.details().list(Attribute.ORDER_NUMBERS));
        attempt.ifPresent(row -> orders.addAll(row.details().list(Attribute.ORDER_NUMBERS)));
        return orders;
    }

    /** The provider's id of what was charged. */
    String charge() {
        return attempt.map(ObjectRow::reference).orElse(payment.reference());
    }

    Instant at() {
        return attempt.map(ObjectRow::occurredAt).orElse(payment.occurredAt());
    }

    Optional<MoneyView> amount() {
        return attempt.flatMap(ObjectRow::money).or(payment::money);
    }

    /** What was bought. */
    Optional<String> product() {
        return text(Attribute.PRODUCT_DESCRIPTION).or(() -> text(Attribute.DESCRIPTION));
    }

    List<ObjectRow> ofType(ObjectType type) {
        return around.stream()
                .filter(row -> row.type() == type && payment.concerns(row))
                .toList();
    }

    boolean isPaid() {
        return payment.status().filter(PAID::contains).isPresent();
    }

    boolean isRefundedInFull() {
        return payment.status().filter("refunded"::equals).isPresent();
    }

    /** The entries of these kinds about one object. */
    List<UUID> entries(String reference, String... kinds) {
        return entries.stream()
                .filter(entry ->
                        List.of(kinds).contains(entry.kind()) && entry.refs().contains(reference))
                .map(EntryRow::id)
                .toList();
    }

    /** The entries that say that it was paid; else the first that tells of the payment. */
    List<UUID> proof() {
        List<UUID> paid = entries.stream()
                .filter(entry -> entry.kind().equals("payment.succeeded") && names(entry))
                .map(EntryRow::id)
                .toList();
        return paid.isEmpty()
                ? entries.stream()
                        .filter(this::names)
                        .map(EntryRow::id)
                        .limit(1)
                        .toList()
                : paid;
    }

    private boolean names(EntryRow entry) {
        return entry.refs().contains(payment.spelled())
                || attempt.filter(row -> entry.refs().contains(row.spelled())).isPresent();
    }

    /** Ids and order numbers by which people speak of it. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(orders());
        names.add(payment.reference());
        names.add(charge());
        around.forEach(row -> names.add(row.reference()));
        return names;
    }

    /** As the rule on earlier purchases looks at it. */
    Purchase purchase() {
        Map<Element, String> elements = new EnumMap<>(Element.class);
        for (Element element : Element.values()) {
            text(element.attribute()).ifPresent(value -> elements.put(element, value));
        }
        if (!elements.containsKey(Element.EMAIL)) {
            text(Attribute.RECEIPT_EMAIL).ifPresent(value -> elements.put(Element.EMAIL, value));
        }
        return new Purchase(
                payment.id(),
                charge(),
                at(),
                text(Attribute.CARD_FINGERPRINT),
                collected(),
                isPaid(),
                !ofType(ObjectType.DISPUTE).isEmpty(),
                !ofType(ObjectType.EARLY_FRAUD_WARNING).isEmpty(),
                !ofType(ObjectType.REFUND).isEmpty(),
                elements,
                product());
    }

    private long collected() {
        return Stream.of(
                        Optional.ofNullable(payment.details().money(Attribute.AMOUNT_CAPTURED)),
                        attempt.map(row -> row.details().money(Attribute.AMOUNT_CAPTURED)),
                        amount())
                .flatMap(Optional::stream)
                .mapToLong(MoneyView::amount)
                .findFirst()
                .orElse(0);
    }

    /** The sales among these rows; objects of a matter stand together. */
    static List<Sale> of(List<ObjectRow> payments, List<ObjectRow> others, List<EntryRow> entries) {
        List<Sale> sales = new ArrayList<>();
        for (ObjectRow payment : payments) {
            List<ObjectRow> same = others.stream()
                    .filter(row -> row.matterId().equals(payment.matterId()))
                    .toList();
            Optional<ObjectRow> attempt = same.stream()
                    .filter(row -> row.type() == ObjectType.ATTEMPT && payment.concerns(row))
                    .filter(row -> row.status().filter("succeeded"::equals).isPresent())
                    .reduce((first, second) -> second);
            sales.add(new Sale(
                    payment,
                    attempt,
                    same,
                    entries.stream()
                            .filter(entry -> entry.matterId().equals(payment.matterId()))
                            .toList()));
        }
        return sales;
    }
}
