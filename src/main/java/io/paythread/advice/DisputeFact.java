package io.paythread.advice;

import io.paythread.fact.Attribute;
import io.paythread.platform.money.Money;
import io.paythread.timeline.ObjectRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A dispute, as far as advice looks at it.
 *
 * @param refundable whether the provider says that its payment can still be refunded; empty where it says nothing
 */
record DisputeFact(Standing standing, Optional<Money> amount, Optional<Boolean> refundable, List<UUID> entries) {
    DisputeFact {
        entries = List.copyOf(entries);
    }

    /** What became of it, in the order of what it means for a refund. */
    enum Standing {
        /** A chargeback that is not decided: amount and fee are gone already. */
        OPEN,
        /** The bank gave the money to the customer. */
        LOST,
        /** A product of the network gave the money back before there was a dispute. */
        RETURNED,
        /** The bank asks; no money moved. */
        INQUIRY,
        /** The bank asked, and it ended so. */
        INQUIRY_CLOSED,
        /** The bank decided for the merchant. */
        WON,
        /** Details of the order kept the customer from disputing; no money moved. */
        BLOCKED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether money is, or was, taken from the merchant by the bank. */
        boolean isChargeback() {
            return switch (this) {
                case OPEN, LOST, WON -> true;
                case RETURNED, INQUIRY, INQUIRY_CLOSED, BLOCKED -> false;
            };
        }
    }

    /** Whether the provider's word alone keeps a refund away: what is open, lost or returned is refused already. */
    boolean isRefusedByProvider() {
        return switch (standing) {
            case OPEN, LOST, RETURNED -> false;
            case INQUIRY, INQUIRY_CLOSED, WON, BLOCKED -> !refundable.orElse(true);
        };
    }

    static DisputeFact of(ObjectRow row) {
        return new DisputeFact(
                standing(row),
                row.money().map(Amounts::of),
                Optional.ofNullable(row.details().flag(Attribute.REFUNDABLE)),
                Facts.entries(row));
    }

    /** States that nobody knows yet count as open: no money must go out because of a new word. */
    static Standing standing(ObjectRow row) {
        return switch (row.status().orElse("")) {
            case "warning_needs_response", "warning_under_review" -> Standing.INQUIRY;
            case "warning_closed", "charge_refunded" -> Standing.INQUIRY_CLOSED;
            case "won" -> Standing.WON;
            case "lost" -> Standing.LOST;
            case "prevented" ->
                "block".equals(row.details().text(Attribute.CASE_TYPE)) ? Standing.BLOCKED : Standing.RETURNED;
            default -> Standing.OPEN;
        };
    }
}
