package io.paythread.timeline;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.Objects.Found;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dispute in JSON.
 *
 * @param state the provider's word: needs_response, under_review, won, lost, warning_needs_response ...
 * @param stage inquiry, chargeback, compliance, resolution or block
 * @param dueAt until when evidence can be sent
 * @param refundable whether the payment can still be refunded beside it
 * @param annexes what packages above tell of it, each under its name
 */
public record DisputeView(
        String id,
        String object,
        @Nullable String state,
        String stage,
        @Nullable MoneyView amount,
        @Nullable MoneyView fee,
        @Nullable String reason,
        @Nullable String network,
        @Nullable String networkReasonCode,
        @Nullable Instant dueAt,
        EvidenceView evidence,
        @Nullable Boolean refundable,
        @Nullable String payment,
        @Nullable String attempt,
        boolean unexpected,
        String source,
        @Nullable String account,
        @Nullable String customer,
        Instant createdAt,
        Instant recordedAt,
        List<ExternalRef> externalRefs,
        @JsonAnyGetter Map<String, Object> annexes) {

    private static final String INQUIRY_STATES = "warning_";

    /** What was sent to the bank. */
    public record EvidenceView(
            @Nullable Boolean submitted, @Nullable Long submissionCount, @Nullable Boolean pastDue) {}

    static DisputeView of(Found found, ObjectRow row) {
        Details details = row.details();
        String network = details.text(Attribute.NETWORK);
        return new DisputeView(
                PublicId.format(IdPrefix.DISPUTE, row.id()),
                "dispute",
                row.status().orElse(null),
                stage(row, details),
                row.money().orElse(null),
                details.money(Attribute.FEE),
                details.text(Attribute.REASON),
                network != null ? network : details.text(Attribute.CARD_BRAND),
                details.text(Attribute.NETWORK_REASON_CODE),
                details.instant(Attribute.DUE_AT),
                new EvidenceView(
                        details.flag(Attribute.EVIDENCE_SUBMITTED),
                        details.number(Attribute.SUBMISSION_COUNT),
                        details.flag(Attribute.PAST_DUE)),
                details.flag(Attribute.REFUNDABLE),
                found.idAround(row, ObjectType.PAYMENT).orElse(null),
                row.linked(ObjectType.ATTEMPT).orElse(null),
                row.unexpected(),
                row.source(),
                row.account(),
                row.customer(),
                row.occurredAt(),
                row.recordedAt(),
                row.externalRefs(),
                found.annexes(row));
    }

    /** As stated; else an inquiry by its state's name, as in Stripe's "Dispute statuses". */
    private static String stage(ObjectRow row, Details details) {
        return Optional.ofNullable(details.text(Attribute.CASE_TYPE))
                .orElseGet(() -> row.status().orElse("").startsWith(INQUIRY_STATES) ? "inquiry" : "chargeback");
    }
}
