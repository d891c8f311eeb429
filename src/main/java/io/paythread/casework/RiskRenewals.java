package io.paythread.casework;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.timeline.Details;
import io.paythread.timeline.ObjectRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which payments are renewals, and what the customer was told of them before. */
final class RiskRenewals {
    private static final Set<String> RENEWAL = Set.of("subscription_cycle", "subscription");
    private static final String SUBSCRIPTION = ObjectType.SUBSCRIPTION.wireName() + ":";
    /** A year of twelve months of thirty days: no shorter year exists. */
    private static final Duration YEAR = Duration.ofDays(360);

    private final List<ObjectRow> subscriptions;
    private final List<ObjectRow> invoices;

    /** @param rows everything of the person */
    RiskRenewals(List<ObjectRow> rows) {
        subscriptions = RiskPayments.ofType(rows, ObjectType.SUBSCRIPTION).toList();
        invoices = RiskPayments.ofType(rows, ObjectType.INVOICE).toList();
    }

    /** @param billed the invoices that the payment paid */
    Optional<RiskFacts.Renewal> of(Stream<ObjectRow> billed) {
        return billed.filter(row -> {
                    String reason = row.details().text(Attribute.BILLING_REASON);
                    return reason != null && RENEWAL.contains(reason);
                })
                .findFirst()
                .map(this::renewal);
    }

    private RiskFacts.Renewal renewal(ObjectRow invoice) {
        Set<String> names = names(invoice).collect(Collectors.toSet());
        List<ObjectRow> renewed = subscriptions.stream()
                .filter(row -> row.sourceId().equals(invoice.sourceId()) && names.contains(row.spelled()))
                .toList();
        return new RiskFacts.Renewal(
                Stream.concat(Stream.of(invoice), renewed.stream()).anyMatch(RiskRenewals::isYearly),
                invoices.stream()
                        .filter(row -> row.sourceId().equals(invoice.sourceId())
                                && names(row).anyMatch(names::contains))
                        .flatMap(row -> Optional.ofNullable(row.details().instant(Attribute.REMINDED_AT)).stream())
                        .sorted()
                        .toList(),
                renewed.stream()
                        .map(row -> row.details().instant(Attribute.CANCELED_AT))
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo));
    }

    /** The subscriptions that an invoice is for. */
    private static Stream<String> names(ObjectRow invoice) {
        return Stream.concat(invoice.related().stream(), invoice.about().stream())
                .filter(name -> name.startsWith(SUBSCRIPTION));
    }

    /** By its interval, or by the length of what is billed: twelve months are a year too. */
    private static boolean isYearly(ObjectRow row) {
        Details details = row.details();
        Instant start = details.instant(Attribute.PERIOD_START);
        Instant end = details.instant(Attribute.PERIOD_END);
        return "year".equals(details.text(Attribute.INTERVAL))
                || (start != null && end != null && Duration.between(start, end).compareTo(YEAR) >= 0);
    }
}
