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
import org.jspecify.annotations.Nullable;

/**
 * A bank's report of fraud, in JSON.
 *
 * @param actionable whether something can still be done about it
 * @param annexes what packages above tell of it, each under its name
 */
public record EarlyFraudWarningView(
        String id,
        String object,
        @Nullable Boolean actionable,
        @Nullable String fraudType,
        @Nullable MoneyView amount,
        @Nullable String payment,
        @Nullable String attempt,
        @Nullable String dispute,
        String source,
        @Nullable String account,
        @Nullable String customer,
        Instant createdAt,
        Instant recordedAt,
        List<ExternalRef> externalRefs,
        @JsonAnyGetter Map<String, Object> annexes) {

    static EarlyFraudWarningView of(Found found, ObjectRow row) {
        Details details = row.details();
        List<ObjectRow> payments = found.around(row, ObjectType.PAYMENT);
        return new EarlyFraudWarningView(
                PublicId.format(IdPrefix.EARLY_FRAUD_WARNING, row.id()),
                "early_fraud_warning",
                details.flag(Attribute.ACTIONABLE),
                details.text(Attribute.FRAUD_TYPE),
                row.money()
                        .or(() -> payments.stream().findFirst().flatMap(ObjectRow::money))
                        .orElse(null),
                found.idAround(row, ObjectType.PAYMENT).orElse(null),
                row.linked(ObjectType.ATTEMPT).orElse(null),
                payments.stream()
                        .findFirst()
                        .flatMap(payment -> found.idAround(payment, ObjectType.DISPUTE))
                        .orElse(null),
                row.source(),
                row.account(),
                row.customer(),
                row.occurredAt(),
                row.recordedAt(),
                row.externalRefs(),
                found.annexes(row));
    }
}
