package io.paythread.fact;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What can stand on a timeline. The wire name is public and never changes; the order settles ties of time, because
 * providers give whole seconds: what causes comes before what follows.
 */
public enum Kind {
    /** The provider knows this customer from now on. */
    CUSTOMER_CREATED("customer.created", ObjectType.ACCOUNT, 5),
    /** Name, address or another detail of the customer changed. */
    CUSTOMER_UPDATED("customer.updated", ObjectType.ACCOUNT, 6),
    /** The provider removed the customer. */
    CUSTOMER_DELETED("customer.deleted", ObjectType.ACCOUNT, 99),
    /** A card or another method was saved. */
    PAYMENT_METHOD_ATTACHED("payment_method.attached", ObjectType.PAYMENT_METHOD, 8),
    /** A saved method changed, by hand or by the network's updater. */
    PAYMENT_METHOD_UPDATED("payment_method.updated", ObjectType.PAYMENT_METHOD, 9),
    /** A saved method was removed. */
    PAYMENT_METHOD_DETACHED("payment_method.detached", ObjectType.PAYMENT_METHOD, 10),
    /** A direct debit mandate changed its state. */
    MANDATE_UPDATED("mandate.updated", ObjectType.MANDATE, 10),
    /** Saving a method began. */
    SETUP_CREATED("setup.created", ObjectType.SETUP, 11),
    /** Saving a method waits for the customer. */
    SETUP_REQUIRES_ACTION("setup.requires_action", ObjectType.SETUP, 12),
    /** Saving a method failed. */
    SETUP_FAILED("setup.failed", ObjectType.SETUP, 13),
    /** A method was saved for later payments. */
    SETUP_SUCCEEDED("setup.succeeded", ObjectType.SETUP, 14),
    /** Saving a method was given up. */
    SETUP_CANCELED("setup.canceled", ObjectType.SETUP, 15),
    /** A subscription began. */
    SUBSCRIPTION_CREATED("subscription.created", ObjectType.SUBSCRIPTION, 16),
    /** A trial ends soon. */
    SUBSCRIPTION_TRIAL_WILL_END("subscription.trial_will_end", ObjectType.SUBSCRIPTION, 17),
    /** An invoice was drafted. */
    INVOICE_CREATED("invoice.created", ObjectType.INVOICE, 18),
    /** An invoice will be drafted soon. */
    INVOICE_UPCOMING("invoice.upcoming", ObjectType.INVOICE, 18),
    /** An invoice became due and can be paid. */
    INVOICE_FINALIZED("invoice.finalized", ObjectType.INVOICE, 19),
    /** An invoice could not be completed. */
    INVOICE_FINALIZATION_FAILED("invoice.finalization_failed", ObjectType.INVOICE, 19),
    /** An invoice was sent to the customer. */
    INVOICE_SENT("invoice.sent", ObjectType.INVOICE, 20),
    /** An invoice is due soon. */
    INVOICE_WILL_BE_DUE("invoice.will_be_due", ObjectType.INVOICE, 20),
    /** Somebody has to start the payment of an invoice. */
    INVOICE_PAYMENT_ATTEMPT_REQUIRED("invoice.payment_attempt_required", ObjectType.INVOICE, 21),
    /** A checkout was opened. */
    CHECKOUT_STARTED("checkout.started", ObjectType.CHECKOUT, 22),
    /** A payment was prepared. */
    PAYMENT_CREATED("payment.created", ObjectType.PAYMENT, 24),
    /** The customer has to confirm at the bank (3-D Secure) or follow a redirect. */
    PAYMENT_REQUIRES_ACTION("payment.requires_action", ObjectType.PAYMENT, 26),
    /** An invoice's payment waits for the customer. */
    INVOICE_PAYMENT_ACTION_REQUIRED("invoice.payment_action_required", ObjectType.INVOICE, 27),
    /** The payment is on its way; the bank has not answered. */
    PAYMENT_PROCESSING("payment.processing", ObjectType.PAYMENT, 28),
    /** A bank transfer covered a part. */
    PAYMENT_PARTIALLY_FUNDED("payment.partially_funded", ObjectType.PAYMENT, 29),
    /** An attempt was declined, blocked or broken off. */
    PAYMENT_FAILED("payment.failed", ObjectType.ATTEMPT, 30),
    /** Collecting an invoice failed. */
    INVOICE_PAYMENT_FAILED("invoice.payment_failed", ObjectType.INVOICE, 31),
    /** A delayed payment of a checkout failed. */
    CHECKOUT_PAYMENT_FAILED("checkout.payment_failed", ObjectType.CHECKOUT, 31),
    /** The bank holds the amount; it is not collected yet. */
    PAYMENT_AUTHORIZED("payment.authorized", ObjectType.ATTEMPT, 32),
    /** The money was collected. */
    PAYMENT_SUCCEEDED("payment.succeeded", ObjectType.PAYMENT, 34),
    /** An invoice was settled without a payment we know of. */
    INVOICE_PAID("invoice.paid", ObjectType.INVOICE, 35),
    /** More was paid than the invoice asked for. */
    INVOICE_OVERPAID("invoice.overpaid", ObjectType.INVOICE, 36),
    /** A checkout was finished without a payment of its own. */
    CHECKOUT_COMPLETED("checkout.completed", ObjectType.CHECKOUT, 36),
    /** A subscription changed its state or its content. */
    SUBSCRIPTION_UPDATED("subscription.updated", ObjectType.SUBSCRIPTION, 38),
    /** A subscription pauses. */
    SUBSCRIPTION_PAUSED("subscription.paused", ObjectType.SUBSCRIPTION, 39),
    /** A paused subscription goes on. */
    SUBSCRIPTION_RESUMED("subscription.resumed", ObjectType.SUBSCRIPTION, 39),
    /** The bank's hold ended uncollected. */
    PAYMENT_AUTHORIZATION_EXPIRED("payment.authorization_expired", ObjectType.ATTEMPT, 40),
    /** The payment was given up. */
    PAYMENT_CANCELED("payment.canceled", ObjectType.PAYMENT, 41),
    /** A checkout ended without payment. */
    CHECKOUT_EXPIRED("checkout.expired", ObjectType.CHECKOUT, 42),
    /** An invoice is past its due date. */
    INVOICE_OVERDUE("invoice.overdue", ObjectType.INVOICE, 43),
    /** The merchant gave up on an invoice. */
    INVOICE_MARKED_UNCOLLECTIBLE("invoice.marked_uncollectible", ObjectType.INVOICE, 44),
    /** An invoice was cancelled. */
    INVOICE_VOIDED("invoice.voided", ObjectType.INVOICE, 45),
    /** A draft invoice was deleted. */
    INVOICE_DELETED("invoice.deleted", ObjectType.INVOICE, 46),
    /** A credit note reduced an invoice. */
    CREDIT_NOTE_CREATED("credit_note.created", ObjectType.CREDIT_NOTE, 47),
    /** A credit note changed. */
    CREDIT_NOTE_UPDATED("credit_note.updated", ObjectType.CREDIT_NOTE, 48),
    /** A credit note was cancelled. */
    CREDIT_NOTE_VOIDED("credit_note.voided", ObjectType.CREDIT_NOTE, 49),
    /** A payment waits for a manual fraud review. */
    REVIEW_OPENED("review.opened", ObjectType.REVIEW, 50),
    /** A manual fraud review ended. */
    REVIEW_CLOSED("review.closed", ObjectType.REVIEW, 51),
    /** The card's bank reported fraud. */
    EARLY_FRAUD_WARNING_RECEIVED("early_fraud_warning.received", ObjectType.EARLY_FRAUD_WARNING, 52),
    /** Money goes back to the customer. */
    REFUND_ISSUED("refund.issued", ObjectType.REFUND, 54),
    /** A refund did not arrive. */
    REFUND_FAILED("refund.failed", ObjectType.REFUND, 55),
    /** A refund was called off. */
    REFUND_CANCELED("refund.canceled", ObjectType.REFUND, 56),
    /** The customer's bank opened an inquiry or a chargeback. */
    DISPUTE_OPENED("dispute.opened", ObjectType.DISPUTE, 58),
    /** The disputed amount was taken from the merchant. */
    DISPUTE_FUNDS_WITHDRAWN("dispute.funds_withdrawn", ObjectType.DISPUTE, 59),
    /** An inquiry became a chargeback. */
    DISPUTE_ESCALATED("dispute.escalated", ObjectType.DISPUTE, 60),
    /** Evidence went to the bank. */
    DISPUTE_EVIDENCE_SUBMITTED("dispute.evidence_submitted", ObjectType.DISPUTE, 61),
    /** A detail of the dispute changed. */
    DISPUTE_UPDATED("dispute.updated", ObjectType.DISPUTE, 62),
    /** The disputed amount came back. */
    DISPUTE_FUNDS_REINSTATED("dispute.funds_reinstated", ObjectType.DISPUTE, 63),
    /** The dispute ended: won, lost, withdrawn or prevented. */
    DISPUTE_CLOSED("dispute.closed", ObjectType.DISPUTE, 64),
    /** A subscription ended. */
    SUBSCRIPTION_ENDED("subscription.ended", ObjectType.SUBSCRIPTION, 66),
    /** A customer asked for help. */
    TICKET_OPENED("ticket.opened", ObjectType.TICKET, 70),
    /** The customer wrote. */
    TICKET_CUSTOMER_REPLY("ticket.customer_reply", ObjectType.MESSAGE, 71),
    /** An agent answered the customer. */
    TICKET_PUBLIC_REPLY("ticket.public_reply", ObjectType.MESSAGE, 72),
    /** An agent wrote a note for colleagues; the customer cannot see it. */
    TICKET_INTERNAL_NOTE("ticket.internal_note", ObjectType.MESSAGE, 73),
    /** A ticket got another agent or group. */
    TICKET_ASSIGNED("ticket.assigned", ObjectType.TICKET, 74),
    /** A ticket's priority changed. */
    TICKET_PRIORITY_CHANGED("ticket.priority_changed", ObjectType.TICKET, 75),
    /** Tags were added or removed. */
    TICKET_TAGS_CHANGED("ticket.tags_changed", ObjectType.TICKET, 76),
    /** Another field of a ticket changed. */
    TICKET_CHANGED("ticket.changed", ObjectType.TICKET, 77),
    /** A public message was made internal. */
    TICKET_MESSAGE_HIDDEN("ticket.message_hidden", ObjectType.MESSAGE, 78),
    /** Text or an attachment was removed for good in the helpdesk. */
    TICKET_REDACTED("ticket.redacted", ObjectType.MESSAGE, 79),
    /** A ticket moved to another state. */
    TICKET_STATUS_CHANGED("ticket.status_changed", ObjectType.TICKET, 80),
    /** A solved ticket is open again. */
    TICKET_REOPENED("ticket.reopened", ObjectType.TICKET, 80),
    /** A ticket was solved. */
    TICKET_SOLVED("ticket.solved", ObjectType.TICKET, 81),
    /** A ticket was closed for good. */
    TICKET_CLOSED("ticket.closed", ObjectType.TICKET, 82),
    /** The customer was asked for a rating. */
    TICKET_CSAT_REQUESTED("ticket.csat_requested", ObjectType.TICKET, 83),
    /** The customer rated the help. */
    TICKET_CSAT_RECEIVED("ticket.csat_received", ObjectType.TICKET, 84),
    /** A ticket was merged into another. */
    TICKET_MERGED("ticket.merged", ObjectType.TICKET, 85),
    /** A ticket was marked as spam. */
    TICKET_MARKED_AS_SPAM("ticket.marked_as_spam", ObjectType.TICKET, 86),
    /** A ticket was deleted; it can come back. */
    TICKET_DELETED("ticket.deleted", ObjectType.TICKET, 87),
    /** A deleted ticket came back. */
    TICKET_UNDELETED("ticket.undeleted", ObjectType.TICKET, 88),
    /** A ticket was deleted for good. */
    TICKET_PERMANENTLY_DELETED("ticket.permanently_deleted", ObjectType.TICKET, 89);

    private static final Map<String, Kind> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Kind::wireName, Function.identity()));

    private final String wireName;
    private final ObjectType about;
    private final int order;

    Kind(String wireName, ObjectType about, int order) {
        this.wireName = wireName;
        this.about = about;
        this.order = order;
    }

    /** The name on the wire and in the database. */
    public String wireName() {
        return wireName;
    }

    /** The type of object that an entry of this kind is about first. */
    public ObjectType about() {
        return about;
    }

    /** The place among entries of the same instant, 0 to 99: lower first. */
    public int order() {
        return order;
    }

    /** The kind of this wire name. */
    public static Kind ofWireName(String name) {
        Kind kind = BY_WIRE_NAME.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("no kind is called \"" + name + "\"");
        }
        return kind;
    }
}
