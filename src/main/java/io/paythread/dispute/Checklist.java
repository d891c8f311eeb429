package io.paythread.dispute;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the bank wants to see for this claim and this product, and whether the pack has it. Pure. */
final class Checklist {
    /** The text tells of checks, device and earlier purchases; the rest that it reached or was used by the same person. */
    private static final String[] PERSON_AND_PURCHASE = {
        "customer_purchase_ip",
        "shipping_address",
        "shipping_documentation",
        "access_activity_log",
        "service_documentation",
        "uncategorized_text"
    };

    /** What usually decides a case, by category; the rest helps. */
    private static final Map<String, Set<String>> DECISIVE = Map.of(
            "fraudulent", Set.of(PERSON_AND_PURCHASE),
            "unrecognized", Set.of(PERSON_AND_PURCHASE),
            "product_not_received",
                    Set.of(
                            "shipping_carrier",
                            "shipping_tracking_number",
                            "shipping_date",
                            "shipping_address",
                            "shipping_documentation",
                            "access_activity_log",
                            "service_date",
                            "service_documentation"),
            "product_unacceptable",
                    Set.of(
                            "product_description",
                            "customer_communication",
                            "refund_policy",
                            "refund_policy_disclosure"),
            "credit_not_processed",
                    Set.of(
                            "refund_refusal_explanation",
                            "refund_policy",
                            "refund_policy_disclosure",
                            "cancellation_policy",
                            "cancellation_policy_disclosure",
                            "cancellation_rebuttal"),
            "subscription_canceled",
                    Set.of(
                            "cancellation_policy",
                            "cancellation_policy_disclosure",
                            "cancellation_rebuttal",
                            "access_activity_log",
                            "service_documentation"),
            "duplicate",
                    Set.of(
                            "duplicate_charge_id",
                            "duplicate_charge_explanation",
                            "duplicate_charge_documentation",
                            "shipping_documentation",
                            "service_documentation"),
            "noncompliant", Set.of("enhanced_evidence.visa_compliance.fee_acknowledged"),
            "general", Set.of("customer_communication"));

    private Checklist() {}

    /**
     * One field.
     *
     * @param decisive whether it usually decides the case
     * @param state whether the pack has it
     */
    record Item(String field, boolean file, boolean decisive, State state, EvidenceField.Supplier supplier) {}

    /** Whether the pack has it. */
    enum State {
        /** It is there. */
        PRESENT,
        /** The service makes the file out of what is there. */
        GENERATED,
        /** Somebody has to supply it. */
        MISSING;

        /** The name on the wire. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static List<Item> of(String packCategory, PackContent content, Set<String> exhibitFields) {
        Set<String> wanted = new LinkedHashSet<>(Reasons.KNOWN.evidence(packCategory, content.product()));
        List<Item> items = new ArrayList<>();
        for (String name : wanted) {
            EvidenceField field = Reasons.KNOWN
                    .fields()
                    .getOrDefault(name, new EvidenceField(name, false, EvidenceField.Supplier.SUPPORT));
            boolean decisive = DECISIVE.getOrDefault(packCategory, Set.of()).contains(name);
            items.add(new Item(name, field.file(), decisive, state(name, content, exhibitFields), field.supplier()));
        }
        return items;
    }

    private static State state(String field, PackContent content, Set<String> exhibitFields) {
        if (exhibitFields.contains(field)
                || !content.fields().getOrDefault(field, "").isBlank()) {
            return State.PRESENT;
        }
        boolean made = (field.equals("customer_communication")
                        && !content.excerpts().isEmpty())
                || (field.equals("uncategorized_file") && !content.statements().isEmpty());
        return made ? State.GENERATED : State.MISSING;
    }
}
