package io.paythread.identity;

import io.paythread.fact.Identifier;
import java.util.Arrays;
import java.util.Optional;

/** Why two accounts are thought to be one person; in the order in which rules join where not all of them can. */
public enum LinkRule {
    /** A person said so. */
    ASSERTED("asserted"),
    /** The provider merged the two. */
    PROVIDER_MERGE("provider_merge"),
    /** The merchant's own id of the person is the same. */
    SAME_USER_ID("same_user_id"),
    /** The e-mail address is the same. */
    SAME_EMAIL("same_email"),
    /** The card is the same and the names do not speak against it. */
    SAME_CARD("same_card"),
    /** The telephone number is the same. */
    SAME_PHONE("same_phone");

    private final String wireName;

    LinkRule(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire and in the database. */
    public String wireName() {
        return wireName;
    }

    /** The rule of this name. */
    static Optional<LinkRule> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(rule -> rule.wireName.equals(name))
                .findFirst();
    }

    /** The rule that an identifier of this type is evidence for; a name is evidence for none. */
    static Optional<LinkRule> of(Identifier.Type type) {
        return switch (type) {
            case EMAIL -> Optional.of(SAME_EMAIL);
            case USER_ID -> Optional.of(SAME_USER_ID);
            case CARD -> Optional.of(SAME_CARD);
            case PHONE -> Optional.of(SAME_PHONE);
            case NAME -> Optional.empty();
        };
    }
}
