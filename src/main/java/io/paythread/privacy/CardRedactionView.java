package io.paythread.privacy;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as JSON.
 *
 * @param object always {@code card_redaction}
 * @param target what it was taken out of
 * @param source which sent it; null where that is not known any more
 * @param foundBy door, rescan or helpdesk
 * @param place the names of the fields that lead there
 * @param rule by what it was known
 * @param brand null for codes and dates
 * @param lastFour null for codes and dates
 * @param pieces how often
 * @param rules the version of the rules
 */
record CardRedactionView(
        String object,
        Target target,
        @Nullable String source,
        Instant foundAt,
        String foundBy,
        String place,
        String rule,
        @Nullable String brand,
        @Nullable String lastFour,
        int pieces,
        String rules) {

    private static final String ACCOUNT = "account";

    /** Type and id of an object. */
    record Target(String type, String id) {}

    static CardRedactionView of(CardRedaction kept) {
        return new CardRedactionView(
                "card_redaction",
                target(kept),
                kept.source().map(id -> PublicId.format(IdPrefix.SOURCE, id)).orElse(null),
                kept.foundAt(),
                kept.foundBy(),
                kept.place(),
                kept.rule(),
                kept.brand(),
                kept.lastFour(),
                kept.pieces(),
                kept.rules());
    }

    /** What an event told of is found by the event. */
    private static Target target(CardRedaction kept) {
        return kept.objectType().equals(ACCOUNT)
                ? new Target(ACCOUNT, PublicId.format(IdPrefix.ACCOUNT, kept.object()))
                : new Target(Receipts.INBOUND_EVENT, PublicId.format(IdPrefix.INBOUND_EVENT, kept.object()));
    }
}
