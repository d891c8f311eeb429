package io.paythread.dispute;

/**
 * A place for evidence at the provider.
 *
 * @param name the provider's name of it
 * @param file whether it takes a file instead of a text
 * @param supplier who can fill it, where the timeline cannot
 */
public record EvidenceField(String name, boolean file, Supplier supplier) {

    /** Who knows. */
    public enum Supplier {
        /** Orders, parcels, policies. */
        ORDER_SYSTEM,
        /** Who answers the customer. */
        SUPPORT,
        /** What the payment and the helpdesk say. */
        TIMELINE;

        /** The name on the wire. */
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static EvidenceField of(String name, String kind) {
        return new EvidenceField(name, kind.equals("file"), supplier(name));
    }

    private static Supplier supplier(String name) {
        return switch (name) {
            case "customer_communication",
                    "cancellation_rebuttal",
                    "refund_refusal_explanation",
                    "uncategorized_text" -> Supplier.SUPPORT;
            case "billing_address",
                    "customer_email_address",
                    "customer_name",
                    "duplicate_charge_id",
                    "duplicate_charge_explanation",
                    "uncategorized_file" -> Supplier.TIMELINE;
            default -> Supplier.ORDER_SYSTEM;
        };
    }
}
