package io.paythread.identity;

import io.paythread.fact.Fact;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import io.paythread.platform.id.Ids;
import java.time.Instant;
import java.util.UUID;

/**
 * What one event says about who is who. All tellings of one event are given in one call.
 *
 * @param sourceId where the account is
 * @param toldBy the event's reference, unique within the source
 * @param toldAt the event's time
 * @param recordedAt when the event came to our door
 * @param content what it says
 */
public record IdentityTelling(UUID sourceId, String toldBy, Instant toldAt, Instant recordedAt, Content content) {

    /** What is said. */
    public sealed interface Content {}

    /** The account exists; an event named it as the party of something that happened then. */
    public record Seen(Party party, Instant occurredAt) implements Content {}

    /** The account says something of the person behind it. */
    public record Says(Fact.Identified fact) implements Content {}

    /** The provider says that two accounts are one person. */
    public record Joins(Fact.Merged fact) implements Content {}

    /** The id of the account that a source knows under this reference; another after each erasure. */
    public static UUID accountId(UUID sourceId, Reference account) {
        return Ids.derived(sourceId.toString(), "account", account.value());
    }

    /** The id of the customer that has this account as its root. */
    public static UUID customerId(UUID rootAccountId) {
        return Ids.derived("customer", rootAccountId.toString());
    }
}
