package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import java.util.List;
import java.util.Optional;

/**
 * What user events tell of customers. Being created, logging in or getting a photo is the helpdesk's housekeeping and
 * no entry; each event still says who the user is. A user that went leaves what was known of it.
 */
final class UserTranslator {
    private UserTranslator() {}

    static List<Fact> facts(UserEvent event) {
        return switch (event.type()) {
            case MERGED -> merged(event).map(List::of).orElseGet(List::of);
            case DELETED -> List.of(deleted(event));
            default -> UserIdentity.identified(event).map(List::of).orElseGet(List::of);
        };
    }

    /**
     * The event's own user went into the one that the change names, as in the REST call that merges users, whose path
     * holds the user that goes and whose body the one that stays. The events' documentation does not say it in words.
     */
    private static Optional<Fact> merged(UserEvent event) {
        return event.change()
                .at("user")
                .id("id")
                .filter(into -> !into.equals(event.user()))
                .map(into ->
                        new Fact.Merged(event.reference(), new Reference(ObjectType.ACCOUNT, into), event.moment()));
    }

    private static Fact deleted(UserEvent event) {
        return new Fact.Happened(
                Kind.CUSTOMER_DELETED,
                "account:" + event.user() + "/deleted",
                event.moment(),
                List.of(event.reference()),
                List.of(),
                Optional.of(event.party()),
                Attributes.builder().put(Attribute.DELETED, true).build());
    }
}
