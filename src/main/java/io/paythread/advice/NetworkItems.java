package io.paythread.advice;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.LiveMode;
import io.paythread.timeline.ObjectRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the objects of one matter count as. Networks count what they receive: neither the outcome of a dispute nor a
 * refund takes anything away, and a payment that is reported and disputed counts twice. Left out are disputes that a
 * product of the network resolved before they were any, and reports that Compelling Evidence 3.0 answered. Pure.
 */
final class NetworkItems {
    /** Mastercard's reasons for fraud; Visa's begin with 10. */
    private static final Set<String> FRAUD = Set.of("4837", "4863");

    private static final String VISA_FRAUD = "10.";
    /** Resolved or blocked by products of the network before there was a dispute: not counted. */
    private static final Set<String> PREVENTED = Set.of("resolution", "block");

    private final List<ObjectRow> matter;
    private final Facts facts;

    private NetworkItems(List<ObjectRow> matter) {
        this.matter = List.copyOf(matter);
        this.facts = new Facts(matter);
    }

    /** Items of these objects, all of one matter. */
    static List<NetworkItem> of(List<ObjectRow> matter) {
        NetworkItems items = new NetworkItems(matter);
        return matter.stream().flatMap(row -> items.of(row).stream()).toList();
    }

    private List<NetworkItem> of(ObjectRow row) {
        return switch (row.type()) {
            case PAYMENT -> payment(row);
            case DISPUTE -> dispute(row);
            case EARLY_FRAUD_WARNING -> warning(row);
            default -> List.of();
        };
    }

    private List<NetworkItem> payment(ObjectRow row) {
        PaymentFact fact = PaymentFact.of(row);
        String network = networkOf(row);
        if (fact.collected().isEmpty() || network.isEmpty()) {
            return List.of();
        }
        Instant at = fact.collectedAt().orElse(row.occurredAt());
        Optional<MoneyView> money = fact.collected().map(MoneyView::of);
        List<NetworkItem> items = new ArrayList<>(List.of(item(row, ItemKind.PAYMENT, network, at, money)));
        if (facts.isShifted(row)) {
            items.add(item(row, ItemKind.AUTHENTICATED_PAYMENT, network, at, money));
        }
        return items;
    }

    private List<NetworkItem> dispute(ObjectRow row) {
        String network = Optional.ofNullable(row.details().text(Attribute.NETWORK))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .orElseGet(() -> networkOfPayment(row));
        boolean prevented = PREVENTED.contains(
                Optional.ofNullable(row.details().text(Attribute.CASE_TYPE)).orElse(""));
        if (network.isEmpty() || prevented || !DisputeFact.standing(row).isChargeback()) {
            return List.of();
        }
        List<NetworkItem> items =
                new ArrayList<>(List.of(item(row, ItemKind.DISPUTE, network, row.occurredAt(), row.money())));
        String code = Optional.ofNullable(row.details().text(Attribute.NETWORK_REASON_CODE))
                .orElse("");
        if (FRAUD.contains(code) || code.startsWith(VISA_FRAUD)) {
            items.add(item(row, ItemKind.FRAUD_DISPUTE, network, row.occurredAt(), row.money()));
        }
        return items;
    }

    private List<NetworkItem> warning(ObjectRow row) {
        String network = networkOfPayment(row);
        Optional<MoneyView> money = row.money().or(() -> facts.paymentOf(row).flatMap(ObjectRow::money));
        boolean exempt = facts.paymentOf(row)
                .map(payment -> FraudReports.areLeftOut(facts.of(payment, ObjectType.DISPUTE)))
                .orElse(false);
        return network.isEmpty() || exempt
                ? List.of()
                : List.of(item(row, ItemKind.EARLY_FRAUD_WARNING, network, row.occurredAt(), money));
    }

    private String networkOfPayment(ObjectRow row) {
        return facts.paymentOf(row).map(this::networkOf).orElse("");
    }

    /** The payment's own, else that of an attempt that worked. */
    private String networkOf(ObjectRow payment) {
        String own = NearPrograms.network(payment);
        return own.isEmpty()
                ? facts.of(payment, ObjectType.ATTEMPT).stream()
                        .filter(attempt -> attempt.status().equals(Optional.of("succeeded")))
                        .map(NearPrograms::network)
                        .findFirst()
                        .orElse("")
                : own;
    }

    private NetworkItem item(ObjectRow row, ItemKind kind, String network, Instant at, Optional<MoneyView> money) {
        return new NetworkItem(
                row.id(),
                kind,
                row.matterId(),
                row.sourceId(),
                network,
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                money.map(MoneyView::currency).orElse(""),
                money.map(MoneyView::amount).orElse(0L),
                !LiveMode.isTest(row, matter));
    }
}
