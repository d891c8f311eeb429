package io.paythread.adapters.psp.stripe;

import java.util.ArrayList;
import java.util.List;

/**
 * Which events an object must have had to look as it does. Only those that the object dates, or that happen once at its
 * making: an end whose time nobody knows (a dispute that was lost) is told as the object's state, not as an entry.
 */
final class ListedObject {
    private ListedObject() {}

    static List<String> types(String sort, StripeObject object) {
        return switch (sort) {
            case "charge" -> charge(object);
            case "refund" -> List.of("refund.created");
            case "dispute" -> List.of("charge.dispute.created");
            case "invoice" -> invoice(object);
            case "customer" -> Boolean.TRUE.equals(object.flag("deleted")) ? List.of() : List.of("customer.created");
            case "payment_intent" -> paymentIntent(object);
            default -> List.of();
        };
    }

    private static List<String> charge(StripeObject charge) {
        String status = charge.text("status");
        if ("failed".equals(status)) {
            return List.of("charge.failed");
        }
        if ("pending".equals(status)) {
            return List.of("charge.pending");
        }
        return List.of("charge.succeeded");
    }

    private static List<String> paymentIntent(StripeObject intent) {
        List<String> types = new ArrayList<>(List.of("payment_intent.created"));
        String status = intent.text("status");
        if ("succeeded".equals(status)) {
            types.add("payment_intent.succeeded");
        }
        if ("canceled".equals(status)) {
            types.add("payment_intent.canceled");
        }
        return types;
    }

    /** Invoices say when they took each step. */
    private static List<String> invoice(StripeObject invoice) {
        StripeObject times = invoice.at("status_transitions");
        List<String> types = new ArrayList<>(List.of("invoice.created"));
        if (times.time("finalized_at") != null) {
            types.add("invoice.finalized");
        }
        if (times.time("paid_at") != null) {
            types.add("invoice.paid");
        }
        if (times.time("voided_at") != null) {
            types.add("invoice.voided");
        }
        if (times.time("marked_uncollectible_at") != null) {
            types.add("invoice.marked_uncollectible");
        }
        return types;
    }
}
