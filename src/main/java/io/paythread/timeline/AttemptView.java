package io.paythread.timeline;

import io.paythread.decline.ExplanationView;
import io.paythread.decline.Speaker;
import io.paythread.fact.Attribute;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try to collect a payment, in JSON.
 *
 * @param number which try of the payment, from 1
 * @param decline why it failed, where it failed
 * @param authentication what the cardholder's bank said of the person
 */
public record AttemptView(
        String id,
        String object,
        @Nullable String payment,
        int number,
        @Nullable String status,
        @Nullable MoneyView amount,
        @Nullable MoneyView amountAuthorized,
        @Nullable MoneyView amountCaptured,
        @Nullable MethodView method,
        @Nullable DeclineView decline,
        @Nullable AuthenticationView authentication,
        @Nullable RiskView risk,
        @Nullable ChecksView checks,
        @Nullable String authorizationCode,
        @Nullable String networkTransaction,
        @Nullable Instant captureBefore,
        boolean unexpected,
        Instant createdAt,
        Instant recordedAt,
        List<ExternalRef> externalRefs) {

    /**
     * Why an attempt failed, most trusted first: the outcome, the reason, the advice, what only networks say. For people of
     * the merchant; not every code may be disclosed to the customer.
     *
     * @param explanation in words; only where one payment is read
     */
    public record DeclineView(
            @Nullable String outcome,
            @Nullable String outcomeReason,
            @Nullable String networkStatus,
            @Nullable String code,
            @Nullable String adviceCode,
            @Nullable String networkCode,
            @Nullable String networkAdviceCode,
            @Nullable String failureCode,
            @Nullable String message,
            @Nullable ExplanationView explanation) {}

    /** The result of 3-D Secure. */
    public record AuthenticationView(
            String result, @Nullable String flow, @Nullable String version, @Nullable Boolean liabilityShift) {}

    /** The provider's opinion. */
    public record RiskView(@Nullable String level, @Nullable Long score) {}

    /** What the issuer compared. */
    public record ChecksView(@Nullable String addressLine1, @Nullable String postalCode, @Nullable String cvc) {}

    static AttemptView of(ObjectRow row, @Nullable String payment, int number, Optional<Speaker> speaker) {
        Details details = row.details();
        return new AttemptView(
                PublicId.format(IdPrefix.ATTEMPT, row.id()),
                "attempt",
                payment,
                number,
                row.status().orElse(null),
                row.money().orElse(null),
                details.money(Attribute.AMOUNT_AUTHORIZED),
                details.money(Attribute.AMOUNT_CAPTURED),
                MethodView.of(details),
                decline(row, details, speaker),
                authentication(details),
                risk(details),
                checks(details),
                details.text(Attribute.AUTHORIZATION_CODE),
                details.text(Attribute.NETWORK_TRANSACTION),
                details.instant(Attribute.CAPTURE_BEFORE),
                row.unexpected(),
                row.occurredAt(),
                row.recordedAt(),
                row.externalRefs());
    }

    private static @Nullable DeclineView decline(ObjectRow row, Details details, Optional<Speaker> speaker) {
        return Reasons.isDeclined(details)
                ? new DeclineView(
                        details.text(Attribute.OUTCOME_TYPE),
                        details.text(Attribute.OUTCOME_REASON),
                        details.text(Attribute.NETWORK_STATUS),
                        details.text(Attribute.DECLINE_CODE),
                        details.text(Attribute.ADVICE_CODE),
                        details.text(Attribute.NETWORK_DECLINE_CODE),
                        details.text(Attribute.NETWORK_ADVICE_CODE),
                        details.text(Attribute.FAILURE_CODE),
                        details.text(Attribute.FAILURE_MESSAGE),
                        speaker.map(who -> Reasons.explained(who, details, row.money(), row.occurredAt()))
                                .orElse(null))
                : null;
    }

    private static @Nullable AuthenticationView authentication(Details details) {
        String result = details.text(Attribute.THREE_D_SECURE);
        return result == null
                ? null
                : new AuthenticationView(
                        result,
                        details.text(Attribute.THREE_D_SECURE_FLOW),
                        details.text(Attribute.THREE_D_SECURE_VERSION),
                        details.flag(Attribute.LIABILITY_SHIFT));
    }

    private static @Nullable RiskView risk(Details details) {
        RiskView view = new RiskView(details.text(Attribute.RISK_LEVEL), details.number(Attribute.RISK_SCORE));
        return view.level == null && view.score == null ? null : view;
    }

    private static @Nullable ChecksView checks(Details details) {
        ChecksView view = new ChecksView(
                details.text(Attribute.AVS_LINE1),
                details.text(Attribute.AVS_POSTAL_CODE),
                details.text(Attribute.CVC_CHECK));
        return view.addressLine1 == null && view.postalCode == null && view.cvc == null ? null : view;
    }
}
