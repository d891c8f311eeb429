package io.paythread.advice;

import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An object that a programme counts, in JSON. One that is counted as two things stands there twice.
 *
 * @param id of the object
 * @param object what sort of object it is
 * @param url where it is read
 * @param kind as what it is counted
 * @param day on which it is counted, in UTC
 */
public record ItemView(
        String id,
        String object,
        String url,
        String kind,
        LocalDate day,
        String network,
        @Nullable MoneyView amount,
        String source) {

    static ItemView of(NetworkItem item) {
        return switch (item.kind()) {
            case PAYMENT, AUTHENTICATED_PAYMENT -> of(item, ObjectType.PAYMENT, IdPrefix.PAYMENT, "/v1/payments/");
            case EARLY_FRAUD_WARNING ->
                of(item, ObjectType.EARLY_FRAUD_WARNING, IdPrefix.EARLY_FRAUD_WARNING, "/v1/early-fraud-warnings/");
            case DISPUTE, FRAUD_DISPUTE -> of(item, ObjectType.DISPUTE, IdPrefix.DISPUTE, "/v1/disputes/");
        };
    }

    private static ItemView of(NetworkItem item, ObjectType type, IdPrefix prefix, String path) {
        String id = PublicId.format(prefix, item.object());
        return new ItemView(
                id,
                type.wireName(),
                path + id,
                item.kind().wireName(),
                item.day(),
                item.network(),
                item.currency().isEmpty() ? null : new MoneyView(item.amount(), item.currency()),
                PublicId.format(IdPrefix.SOURCE, item.source()));
    }
}
