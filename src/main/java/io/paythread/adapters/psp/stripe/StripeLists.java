package io.paythread.adapters.psp.stripe;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What lists of objects tell of, in the names of event types. A list tells how an object stands; types whose moment no
 * object keeps, and objects that we read no list of, have none.
 */
final class StripeLists {
    /** What {@link #untold} is not, for people. */
    static final String WORDS = "customer.created, customer.updated and customer.deleted; charge.* and"
            + " payment_intent.succeeded and .payment_failed; refund.*, charge.refunded and charge.refund.updated;"
            + " charge.dispute.*; invoice.*";

    /** Customers first, so that who paid is known by name when payments come. */
    private static final List<Listed> LISTS = List.of(
            new Listed("customers", Set.of("customer.created", "customer.updated", "customer.deleted"), ""),
            new Listed("charges", Set.of("payment_intent.succeeded", "payment_intent.payment_failed"), "charge."),
            new Listed("refunds", Set.of("charge.refunded", "charge.refund.updated"), "refund."),
            new Listed("disputes", Set.of(), "charge.dispute."),
            new Listed("invoices", Set.of(), "invoice."));

    /** Types of the charge's family that tell of something else. */
    private static final List<String> NO_CHARGE = List.of("charge.dispute.", "charge.refund");

    /** A list, and what it tells of: these types, and those that begin so. */
    private record Listed(String name, Set<String> types, String family) {
        boolean tells(String type) {
            return types.contains(type) || (!family.isEmpty() && type.startsWith(family) && !isOthers(type));
        }

        private boolean isOthers(String type) {
            return family.equals("charge.") && NO_CHARGE.stream().anyMatch(type::startsWith);
        }
    }

    private StripeLists() {}

    /** The lists that tell of any of the types, all lists for none. */
    static Stream<String> telling(Set<String> types) {
        return LISTS.stream()
                .filter(list -> types.isEmpty() || types.stream().anyMatch(list::tells))
                .map(Listed::name);
    }

    /** The types that no list tells of, in their order. */
    static List<String> untold(Set<String> types) {
        return types.stream()
                .filter(type -> LISTS.stream().noneMatch(list -> list.tells(type)))
                .sorted()
                .toList();
    }
}
