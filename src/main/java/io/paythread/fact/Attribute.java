package io.paythread.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The details that a fact can carry. Each has one type; its wire name is the constant's name in lower case. */
public enum Attribute {
    /** What this is about in money: paid, refunded, disputed, billed. */
    AMOUNT(Type.MONEY),
    /** Held by the bank. */
    AMOUNT_AUTHORIZED(Type.MONEY),
    /** Collected of what was held. */
    AMOUNT_CAPTURED(Type.MONEY),
    /** When the money was collected. */
    CAPTURED_AT(Type.INSTANT),
    /** What became of the goods, as the merchant says: not_shipped, shipped, delivered, digital. */
    FULFILLMENT(Type.TEXT),
    /** Until when the goods were promised. */
    DELIVERY_DUE_AT(Type.INSTANT),
    /** Everything refunded on the attempt so far, as a running total stated by the provider. */
    AMOUNT_REFUNDED_TOTAL(Type.MONEY),
    /** Billed by an invoice. */
    AMOUNT_DUE(Type.MONEY),
    /** Paid on an invoice. */
    AMOUNT_PAID(Type.MONEY),
    /** Still open on an invoice. */
    AMOUNT_REMAINING(Type.MONEY),
    /** What the provider keeps. */
    FEE(Type.MONEY),
    /** The change of the merchant's balance. */
    NET(Type.MONEY),
    /** Kinds that must have happened although no event has told of them yet. */
    AWAITED(Type.LIST),
    /** The object's state in the provider's words, lower case. */
    STATUS(Type.TEXT),
    /** The state before this change. */
    PREVIOUS_STATUS(Type.TEXT),
    /** When the object was made at the provider. */
    CREATED_AT(Type.INSTANT),
    /** The merchant's own text. */
    DESCRIPTION(Type.TEXT),
    /** Why, as a code of the provider. */
    REASON(Type.TEXT),
    /** False for the provider's test mode. */
    LIVE(Type.FLAG),
    /** Names of the fields that changed. */
    CHANGED_FIELDS(Type.LIST),
    /** A short label made by the provider, such as an invoice number. */
    TITLE(Type.TEXT),
    /** Where the object can be seen at the provider. */
    URL(Type.TEXT),
    /** The merchant's order numbers found in designated fields. */
    ORDER_NUMBERS(Type.LIST),
    /** The person's language tag. */
    LOCALE(Type.TEXT),
    /** automatic or manual. */
    CAPTURE_METHOD(Type.TEXT),
    /** card, sepa_debit, paypal ... */
    METHOD(Type.TEXT),
    /** visa, mastercard ... */
    CARD_BRAND(Type.TEXT),
    /** The last four digits. */
    CARD_LAST4(Type.TEXT),
    /** YYYY-MM. */
    CARD_EXPIRY(Type.TEXT),
    /** ISO 3166 country of the issuer. */
    CARD_COUNTRY(Type.TEXT),
    /** credit, debit, prepaid. */
    CARD_FUNDING(Type.TEXT),
    /** The provider's own token for one card number; not the number. */
    CARD_FINGERPRINT(Type.TEXT),
    /** The bank's name. */
    CARD_ISSUER(Type.TEXT),
    /** apple_pay, google_pay ... */
    WALLET(Type.TEXT),
    /** The network's own id of the transaction. */
    NETWORK_TRANSACTION(Type.TEXT),
    /** The bank's approval code. */
    AUTHORIZATION_CODE(Type.TEXT),
    /** Stated with the payment; not verified. */
    BILLING_EMAIL(Type.TEXT),
    /** Stated with the payment; not verified. */
    BILLING_NAME(Type.TEXT),
    /** Where the receipt goes. */
    RECEIPT_EMAIL(Type.TEXT),
    /** Stated with the payment, on one line. */
    BILLING_ADDRESS(Type.TEXT),
    /** Stated with the payment; not verified. */
    BILLING_PHONE(Type.TEXT),
    /** Where it was sent, on one line. */
    SHIPPING_ADDRESS(Type.TEXT),
    /** To whom it was sent. */
    SHIPPING_NAME(Type.TEXT),
    /** Whom the carrier can call. */
    SHIPPING_PHONE(Type.TEXT),
    /** Who brings it. */
    SHIPPING_CARRIER(Type.TEXT),
    /** The carrier's number of the parcel. */
    SHIPPING_TRACKING_NUMBER(Type.TEXT),
    /** From where it was bought. */
    PURCHASE_IP(Type.TEXT),
    /** On which device it was bought, as the merchant's system names it. */
    DEVICE_ID(Type.TEXT),
    /** On which device it was bought, as a fingerprint of it. */
    DEVICE_FINGERPRINT(Type.TEXT),
    /** The buyer's account in the merchant's own system. */
    CUSTOMER_ACCOUNT(Type.TEXT),
    /** What was bought, in the merchant's words. */
    PRODUCT_DESCRIPTION(Type.TEXT),
    /** What the cardholder reads on the statement. */
    STATEMENT_DESCRIPTOR(Type.TEXT),
    /** Result of the address check. */
    AVS_LINE1(Type.TEXT),
    /** Result of the postal code check. */
    AVS_POSTAL_CODE(Type.TEXT),
    /** Result of the verification code check. */
    CVC_CHECK(Type.TEXT),
    /** authenticated, attempt_acknowledged, failed, exempted ... */
    THREE_D_SECURE(Type.TEXT),
    /** challenge or frictionless. */
    THREE_D_SECURE_FLOW(Type.TEXT),
    /** 1.0.2, 2.1.0, 2.2.0. */
    THREE_D_SECURE_VERSION(Type.TEXT),
    /** Whether the issuer bears fraud, where stated. */
    LIABILITY_SHIFT(Type.FLAG),
    /** What the customer has to do: use_stripe_sdk, redirect_to_url ... */
    NEXT_ACTION(Type.TEXT),
    /** normal, elevated, highest. */
    RISK_LEVEL(Type.TEXT),
    /** 0 to 100. */
    RISK_SCORE(Type.NUMBER),
    /** authorized, manual_review, issuer_declined, blocked, invalid. */
    OUTCOME_TYPE(Type.TEXT),
    /** The provider's reason for the outcome; internal. */
    OUTCOME_REASON(Type.TEXT),
    /** approved_by_network, declined_by_network, not_sent_to_network, reversed_after_approval. */
    NETWORK_STATUS(Type.TEXT),
    /** For the merchant, not for customers. */
    SELLER_MESSAGE(Type.TEXT),
    /** The provider's error code. */
    FAILURE_CODE(Type.TEXT),
    /** The provider's text for the error. */
    FAILURE_MESSAGE(Type.TEXT),
    /** The issuer's reason as the provider maps it. */
    DECLINE_CODE(Type.TEXT),
    /** What to do next, as the provider says. */
    ADVICE_CODE(Type.TEXT),
    /** The network's raw code. */
    NETWORK_DECLINE_CODE(Type.TEXT),
    /** The network's raw advice. */
    NETWORK_ADVICE_CODE(Type.TEXT),
    /** Why a payment was given up. */
    CANCELLATION_REASON(Type.TEXT),
    /** When the bank's hold ends. */
    CAPTURE_BEFORE(Type.INSTANT),
    /** opt_in or opt_out to promotions. */
    CHECKOUT_CONSENT(Type.TEXT),
    /** payment, setup, subscription. */
    CHECKOUT_MODE(Type.TEXT),
    /** paid, unpaid, no_payment_required. */
    PAYMENT_STATUS(Type.TEXT),
    /** The earlier checkout that this one recovers. */
    RECOVERED_FROM(Type.TEXT),
    /** The provider's link to take up an expired checkout again. */
    RECOVERY_URL(Type.TEXT),
    /** Until when that link works. */
    RECOVERY_EXPIRES_AT(Type.INSTANT),
    /** Which goods and how many, so that two checkouts can be compared; not what they are. */
    ITEMS_DIGEST(Type.TEXT),
    /** The merchant's own id given to a checkout. */
    CLIENT_REFERENCE(Type.TEXT),
    /** When it ends by itself. */
    EXPIRES_AT(Type.INSTANT),
    /** The acquirer reference number or another trace the bank can find. */
    REFUND_REFERENCE(Type.TEXT),
    /** available, pending, unavailable. */
    REFUND_REFERENCE_STATUS(Type.TEXT),
    /** Since when the trace is known, where an event says that it was not before. */
    REFUND_REFERENCE_AT(Type.INSTANT),
    /** card, bank_transfer ... */
    REFUND_DESTINATION(Type.TEXT),
    /** Why a refund did not arrive. */
    FAILURE_REASON(Type.TEXT),
    /** The only deadline that counts for an answer. */
    DUE_AT(Type.INSTANT),
    /** Whether evidence was sent. */
    EVIDENCE_SUBMITTED(Type.FLAG),
    /** How often evidence was sent. */
    SUBMISSION_COUNT(Type.NUMBER),
    /** Whether the deadline has passed. */
    PAST_DUE(Type.FLAG),
    /** inquiry, chargeback, compliance, resolution, block. */
    CASE_TYPE(Type.TEXT),
    /** visa, mastercard, amex ... */
    NETWORK(Type.TEXT),
    /** The network's reason, such as 10.4. */
    NETWORK_REASON_CODE(Type.TEXT),
    /** Whether the disputed charge can still be refunded. */
    REFUNDABLE(Type.FLAG),
    /** What the provider says of Visa's Compelling Evidence 3.0: qualified, requires_action, not_qualified. */
    COMPELLING_EVIDENCE(Type.TEXT),
    /** What the provider misses for it. */
    COMPELLING_EVIDENCE_ACTIONS(Type.LIST),
    /** Whether evidence stands at the provider, sent or not. */
    EVIDENCE_STAGED(Type.FLAG),
    /** Whether something can still be done about a warning. */
    ACTIONABLE(Type.FLAG),
    /** The bank's fraud type. */
    FRAUD_TYPE(Type.TEXT),
    /** rule or manual. */
    REVIEW_OPENED_REASON(Type.TEXT),
    /** approved, refunded, disputed ... */
    REVIEW_CLOSED_REASON(Type.TEXT),
    /** The number on the paper. */
    INVOICE_NUMBER(Type.TEXT),
    /** subscription_cycle, manual ... */
    BILLING_REASON(Type.TEXT),
    /** How often collection was tried. */
    ATTEMPT_COUNT(Type.NUMBER),
    /** The provider's next try. */
    NEXT_ATTEMPT_AT(Type.INSTANT),
    /** When the customer has to pay. */
    INVOICE_DUE_AT(Type.INSTANT),
    /** When the customer was told of the invoice before it was collected. */
    REMINDED_AT(Type.INSTANT),
    /** Start of what is billed. */
    PERIOD_START(Type.INSTANT),
    /** End of what is billed. */
    PERIOD_END(Type.INSTANT),
    /** charge_automatically or send_invoice. */
    COLLECTION_METHOD(Type.TEXT),
    /** Name or id of the price. */
    PLAN(Type.TEXT),
    /** day, week, month, year. */
    INTERVAL(Type.TEXT),
    /** Seats or pieces. */
    QUANTITY(Type.NUMBER),
    /** Whether the subscription will not renew. */
    CANCEL_AT_PERIOD_END(Type.FLAG),
    /** When the subscription will end. */
    CANCEL_AT(Type.INSTANT),
    /** When the subscription was cancelled; it may run on to the end of what is paid. */
    CANCELED_AT(Type.INSTANT),
    /** When the trial ends. */
    TRIAL_END(Type.INSTANT),
    /** A person's name. */
    NAME(Type.TEXT),
    /** A person's e-mail address. */
    EMAIL(Type.TEXT),
    /** A person's telephone number. */
    PHONE(Type.TEXT),
    /** A ticket's subject line. */
    SUBJECT(Type.TEXT),
    /** What was written, after redaction. */
    TEXT(Type.TEXT),
    /** Whether the text is HTML. */
    HTML(Type.FLAG),
    /** Whether the customer can see it. */
    PUBLIC(Type.FLAG),
    /** The provider's id of the writer. */
    AUTHOR(Type.TEXT),
    /** The writer's name. */
    AUTHOR_NAME(Type.TEXT),
    /** Whether the writer works for the merchant. */
    AUTHOR_STAFF(Type.FLAG),
    /** The provider's id of who made a change. */
    ACTOR(Type.TEXT),
    /** low, normal, high, urgent. */
    PRIORITY(Type.TEXT),
    /** question, incident, problem, task. */
    TICKET_TYPE(Type.TEXT),
    /** email, web, chat, api ... */
    CHANNEL(Type.TEXT),
    /** The provider's id of the agent. */
    ASSIGNEE(Type.TEXT),
    /** The provider's id of the group. */
    GROUP(Type.TEXT),
    /** The provider's id of the person who asks. */
    REQUESTER(Type.TEXT),
    /** The address of the person who asks. */
    REQUESTER_EMAIL(Type.TEXT),
    /** All tags. */
    TAGS(Type.LIST),
    /** Tags that came. */
    TAGS_ADDED(Type.LIST),
    /** Tags that went. */
    TAGS_REMOVED(Type.LIST),
    /** The name of a changed field. */
    FIELD(Type.TEXT),
    /** Its new value. */
    FIELD_VALUE(Type.TEXT),
    /** Its value before. */
    FIELD_PREVIOUS(Type.TEXT),
    /** The merchant's own id of the object. */
    EXTERNAL_REFERENCE(Type.TEXT),
    /** The customer's rating. */
    CSAT_SCORE(Type.TEXT),
    /** The customer's words on the rating. */
    CSAT_COMMENT(Type.TEXT),
    /** The ticket that goes on. */
    MERGED_INTO(Type.TEXT),
    /** File names. */
    ATTACHMENTS(Type.LIST),
    /** Whether the helpdesk removed it. */
    REDACTED(Type.FLAG),
    /** Whether the provider removed the object. */
    DELETED(Type.FLAG);

    /** What a value of the attribute is in Java. */
    public enum Type {
        /** {@link String}. */
        TEXT,
        /** {@link Long}. */
        NUMBER,
        /** {@link Boolean}. */
        FLAG,
        /** {@link io.paythread.platform.money.Money}. */
        MONEY,
        /** {@link java.time.Instant}, microseconds. */
        INSTANT,
        /** A list of {@link String}. */
        LIST
    }

    private static final Map<String, Attribute> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Attribute::wireName, Function.identity()));

    private final Type type;

    Attribute(Type type) {
        this.type = type;
    }

    /** The type of this attribute's values. */
    public Type type() {
        return type;
    }

    /** The name on the wire and in the database. A constant's name never changes. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The attribute of this wire name; empty where there is none. */
    public static Optional<Attribute> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }
}
