package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Fact;
import io.paythread.fact.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a user event says of the person: the primary address and the merchant's own id, in every event; names and
 * further addresses and numbers in events of their own. An address is verified only where the event says so.
 */
final class UserIdentity {
    private UserIdentity() {}

    static Optional<Fact> identified(UserEvent event) {
        List<Identifier> identifiers = new ArrayList<>();
        primaryAddress(event.detail()).ifPresent(identifiers::add);
        ownId(event).ifPresent(identifiers::add);
        if (event.type() == UserEventType.NAME_CHANGED) {
            identifiers.add(slot("name", Identifier.Type.NAME, event.change().text("current")));
        }
        identity(event).ifPresent(identifiers::add);
        return identifiers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact.Identified(event.party(), event.moment(), identifiers));
    }

    private static Optional<Identifier> primaryAddress(Fields detail) {
        return detail.names("email")
                ? Optional.of(slot("email", Identifier.Type.EMAIL, detail.text("email")))
                : Optional.empty();
    }

    private static Optional<Identifier> ownId(UserEvent event) {
        if (event.type() == UserEventType.EXTERNAL_ID_CHANGED && event.change().names("current")) {
            return Optional.of(
                    slot("user_id", Identifier.Type.USER_ID, event.change().text("current")));
        }
        return event.detail().names("external_id")
                ? Optional.of(
                        slot("user_id", Identifier.Type.USER_ID, event.detail().text("external_id")))
                : Optional.empty();
    }

    private static Identifier slot(String slot, Identifier.Type type, Optional<String> value) {
        return value.map(v -> Identifier.stated(slot, type, v)).orElseGet(() -> Identifier.removed(slot, type));
    }

    /** One of a user's addresses or numbers; those of social networks are not followed. */
    private static Optional<Identifier> identity(UserEvent event) {
        return switch (event.type()) {
            case IDENTITY_CREATED -> stated(event.change().at("identity"));
            case IDENTITY_CHANGED -> stated(event.change().at("current"));
            case IDENTITY_DELETED -> removed(event.change().at("identity"));
            default -> Optional.empty();
        };
    }

    private static Optional<Identifier> stated(Fields identity) {
        boolean verified =
                identity.flag("verified").or(() -> identity.flag("is_verified")).orElse(false);
        return slotOf(identity).flatMap(slot -> typeOf(identity).flatMap(type -> identity.text("value")
                .map(value -> new Identifier(slot, type, value, verified, false))));
    }

    private static Optional<Identifier> removed(Fields identity) {
        return slotOf(identity).flatMap(slot -> typeOf(identity).map(type -> Identifier.removed(slot, type)));
    }

    private static Optional<String> slotOf(Fields identity) {
        return identity.id("id").map(id -> "identity:" + id);
    }

    private static Optional<Identifier.Type> typeOf(Fields identity) {
        return switch (identity.word("type").orElse("")) {
            case "email" -> Optional.of(Identifier.Type.EMAIL);
            case "phone_number", "phone" -> Optional.of(Identifier.Type.PHONE);
            default -> Optional.empty();
        };
    }
}
