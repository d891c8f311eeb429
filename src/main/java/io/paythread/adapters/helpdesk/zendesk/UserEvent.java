package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A user event of a subscription.
 *
 * @param user the user's id
 * @param time when it happened, as the envelope says
 * @param detail the user after the change; has no name and no telephone number
 * @param change what changed
 */
record UserEvent(UserEventType type, String user, Instant time, Fields detail, Fields change) {
    private static final String SUBJECT_PREFIX = "zen:user:";
    private static final Set<String> CUSTOMERS = Set.of("end-user", "end_user", "enduser");

    /** Empty where the envelope does not say which user. */
    static Optional<UserEvent> of(UserEventType type, Fields envelope, Instant time) {
        Fields detail = envelope.at("detail");
        return detail.id("id")
                .or(() -> envelope.text("subject")
                        .filter(subject -> subject.startsWith(SUBJECT_PREFIX))
                        .flatMap(subject -> Fields.asId(subject.substring(SUBJECT_PREFIX.length()))))
                .map(user -> new UserEvent(type, user, time, detail, envelope.at("event")));
    }

    /** Whether the user is known to work for the merchant: agents and administrators are nobody's customers. */
    boolean isStaff() {
        return detail.word("role").filter(role -> !CUSTOMERS.contains(role)).isPresent();
    }

    Party party() {
        return Party.account(user);
    }

    Reference reference() {
        return new Reference(ObjectType.ACCOUNT, user);
    }

    Moment moment() {
        return new Moment(time, Moment.OWN, step());
    }

    private int step() {
        return switch (type) {
            case CREATED, IDENTITY_CREATED -> 0;
            case DELETED, IDENTITY_DELETED, MERGED -> 2;
            default -> 1;
        };
    }
}
