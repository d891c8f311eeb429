package io.paythread.timeline;

import io.paythread.fact.Attribute;

/** Who may see an attribute. A new one does not compile until it stands here. */
enum Sensitivity {
    /** Whoever sees the object. Words of fixed vocabularies, amounts, times. */
    OPEN,
    /** What people write or choose: addresses and numbers in it are personal. */
    WORDS,
    /** An e-mail address. */
    EMAIL,
    /** A telephone number. */
    PHONE,
    /** Where somebody lives, or from where and on what they bought. */
    WHEREABOUTS,
    /** Opens something in a person's name: only for who writes to that person. */
    LINK,
    /** Says which card it is, or whose. */
    CARD,
    /** An opinion on the person, or the raw form of one. */
    RISK,
    /** Why a payment was declined: some reasons may be told, others not (see {@link io.paythread.decline.Disclosure}). */
    DECLINE,
    /** Why something was done or failed: some words speak of suspicion. */
    MOTIVE;

    /** The sensitivity of an attribute. */
    static Sensitivity of(Attribute attribute) {
        return switch (attribute) {
            case BILLING_EMAIL, RECEIPT_EMAIL, EMAIL, REQUESTER_EMAIL -> EMAIL;
            case PHONE, BILLING_PHONE, SHIPPING_PHONE -> PHONE;
            case RECOVERY_URL -> LINK;
            case BILLING_ADDRESS, SHIPPING_ADDRESS, PURCHASE_IP, DEVICE_ID, DEVICE_FINGERPRINT -> WHEREABOUTS;
            case CARD_FINGERPRINT, CARD_ISSUER -> CARD;
            case RISK_LEVEL,
                    RISK_SCORE,
                    OUTCOME_TYPE,
                    OUTCOME_REASON,
                    NETWORK_STATUS,
                    SELLER_MESSAGE,
                    NETWORK_DECLINE_CODE,
                    NETWORK_ADVICE_CODE,
                    FRAUD_TYPE,
                    REVIEW_OPENED_REASON,
                    REVIEW_CLOSED_REASON -> RISK;
            case FAILURE_CODE, FAILURE_MESSAGE, DECLINE_CODE, ADVICE_CODE -> DECLINE;
            case REASON, CANCELLATION_REASON, FAILURE_REASON -> MOTIVE;
            case DESCRIPTION,
                    CHANGED_FIELDS,
                    TITLE,
                    URL,
                    ORDER_NUMBERS,
                    BILLING_NAME,
                    SHIPPING_NAME,
                    SHIPPING_CARRIER,
                    SHIPPING_TRACKING_NUMBER,
                    CUSTOMER_ACCOUNT,
                    PRODUCT_DESCRIPTION,
                    STATEMENT_DESCRIPTOR,
                    CLIENT_REFERENCE,
                    REFUND_REFERENCE,
                    INVOICE_NUMBER,
                    PLAN,
                    NAME,
                    SUBJECT,
                    TEXT,
                    AUTHOR,
                    AUTHOR_NAME,
                    ACTOR,
                    CHANNEL,
                    ASSIGNEE,
                    GROUP,
                    REQUESTER,
                    TAGS,
                    TAGS_ADDED,
                    TAGS_REMOVED,
                    FIELD,
                    FIELD_VALUE,
                    FIELD_PREVIOUS,
                    EXTERNAL_REFERENCE,
                    CSAT_SCORE,
                    CSAT_COMMENT,
                    MERGED_INTO,
                    ATTACHMENTS -> WORDS;
            case AMOUNT,
                    AMOUNT_AUTHORIZED,
                    AMOUNT_CAPTURED,
                    AMOUNT_REFUNDED_TOTAL,
                    CAPTURED_AT,
                    FULFILLMENT,
                    DELIVERY_DUE_AT,
                    AMOUNT_DUE,
                    AMOUNT_PAID,
                    AMOUNT_REMAINING,
                    FEE,
                    NET,
                    AWAITED,
                    STATUS,
                    PREVIOUS_STATUS,
                    CREATED_AT,
                    LIVE,
                    LOCALE,
                    CAPTURE_METHOD,
                    METHOD,
                    CARD_BRAND,
                    CARD_LAST4,
                    CARD_EXPIRY,
                    CARD_COUNTRY,
                    CARD_FUNDING,
                    WALLET,
                    NETWORK_TRANSACTION,
                    AUTHORIZATION_CODE,
                    AVS_LINE1,
                    AVS_POSTAL_CODE,
                    CVC_CHECK,
                    THREE_D_SECURE,
                    THREE_D_SECURE_FLOW,
                    THREE_D_SECURE_VERSION,
                    LIABILITY_SHIFT,
                    NEXT_ACTION,
                    CAPTURE_BEFORE,
                    CHECKOUT_CONSENT,
                    CHECKOUT_MODE,
                    PAYMENT_STATUS,
                    RECOVERED_FROM,
                    EXPIRES_AT,
                    RECOVERY_EXPIRES_AT,
                    ITEMS_DIGEST,
                    REFUND_REFERENCE_STATUS,
                    REFUND_REFERENCE_AT,
                    REFUND_DESTINATION,
                    DUE_AT,
                    EVIDENCE_SUBMITTED,
                    SUBMISSION_COUNT,
                    PAST_DUE,
                    CASE_TYPE,
                    NETWORK,
                    NETWORK_REASON_CODE,
                    COMPELLING_EVIDENCE,
                    COMPELLING_EVIDENCE_ACTIONS,
                    EVIDENCE_STAGED,
                    REFUNDABLE,
                    ACTIONABLE,
                    BILLING_REASON,
                    ATTEMPT_COUNT,
                    NEXT_ATTEMPT_AT,
                    INVOICE_DUE_AT,
                    REMINDED_AT,
                    PERIOD_START,
                    PERIOD_END,
                    COLLECTION_METHOD,
                    INTERVAL,
                    QUANTITY,
                    CANCEL_AT_PERIOD_END,
                    CANCEL_AT,
                    CANCELED_AT,
                    TRIAL_END,
                    HTML,
                    PUBLIC,
                    AUTHOR_STAFF,
                    PRIORITY,
                    TICKET_TYPE,
                    REDACTED,
                    DELETED -> OPEN;
        };
    }
}
