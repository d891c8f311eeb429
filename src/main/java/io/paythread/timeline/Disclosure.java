package io.paythread.timeline;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which reasons may be told to the person who asks. They may not be the cardholder, so what hints at loss, theft or
 * suspicion looks like an ordinary decline (Stripe's "Decline codes" asks for it with some of them, the rest is our
 * policy). A reason that nobody knows yet is treated as such a one.
 */
public final class Disclosure {
    /** What stands in place of a reason that is kept back. */
    public static final String GENERIC = "generic_decline";

    /** What stands in place of a provider's error code that is kept back. */
    static final String GENERIC_FAILURE = "card_declined";

    private static final Set<String> TOLD = Set.of(
            "approve_with_id",
            "authentication_required",
            "bank_account_closed",
            "bank_account_invalid_details",
            "call_issuer",
            "card_decline_rate_limit_exceeded",
            "card_declined",
            "card_not_supported",
            "card_velocity_exceeded",
            "code_expired",
            "currency_not_supported",
            "debit_not_authorized",
            "do_not_honor",
            "do_not_try_again",
            "duplicate_transaction",
            "expired_card",
            "expired_payment_information",
            GENERIC,
            "incorrect_address",
            "incorrect_cvc",
            "incorrect_number",
            "incorrect_pin",
            "incorrect_zip",
            "insufficient_funds",
            "invalid_account",
            "invalid_amount",
            "invalid_authorization",
            "invalid_billing_agreement",
            "invalid_business_account",
            "invalid_customer_account",
            "invalid_cvc",
            "invalid_expiry_month",
            "invalid_expiry_year",
            "invalid_number",
            "invalid_payment_information",
            "invalid_pin",
            "issuer_not_available",
            "live_mode_test_card",
            "mobile_device_authentication_required",
            "new_account_information_available",
            "no_action_taken",
            "not_permitted",
            "offline_pin_required",
            "online_or_offline_pin_required",
            "partner_action_not_supported",
            "partner_generic_decline",
            "partner_payment_not_found",
            "payment_disputed",
            "payment_intent_authentication_failure",
            "payment_limit_exceeded",
            "pin_try_exceeded",
            "processing_error",
            "recurring_not_supported_by_bank",
            "reenter_transaction",
            "requested_block_on_incorrect_cvc",
            "requested_block_on_incorrect_zip",
            "revocation_of_all_authorizations",
            "revocation_of_authorization",
            "service_not_allowed",
            "stop_payment_order",
            "testmode_decline",
            "transaction_not_allowed",
            "try_again_later",
            "withdrawal_count_limit_exceeded");

    /** In reasons that merchants give for refunds and cancellations, and in those of refunds that fail. */
    private static final Pattern SUSPICION =
            Pattern.compile("fraud|lost|stolen|risk|block|pick_?up|security|complian|restricted|suspect");

    private Disclosure() {}

    /** Whether a customer may be told this reason of a decline. */
    public static boolean mayBeTold(String code) {
        return TOLD.contains(code);
    }

    /** Whether a reason speaks of theft or suspicion. */
    static boolean isSuspicion(String reason) {
        return SUSPICION.matcher(reason).find();
    }

    /** Codes that look like themselves to everybody: all that may be told but the generic one. */
    static List<String> specific() {
        TreeSet<String> codes = new TreeSet<>(TOLD);
        codes.remove(GENERIC);
        return List.copyOf(codes);
    }
}
