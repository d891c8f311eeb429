package io.paythread.identity;

import io.paythread.platform.id.Ids;
import java.util.UUID;

/** What a rule says about two accounts because of one subject that they share. */
record RuleLink(AccountPair pair, LinkRule rule, String subject, Basis basis, Evidence evidence) {

    /** How far the rule goes. */
    enum Basis {
        /** It joins on its own. */
        JOINS("joins"),
        /** It joins nothing until a person accepts it. */
        SUGGESTS("suggests"),
        /** It does not hold (any more). */
        NONE("none");

        private final String wireName;

        Basis(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    /** Derived, so that the same rule about the same accounts has one id for ever. */
    UUID id() {
        return id(pair, rule, subject);
    }

    static UUID id(AccountPair pair, LinkRule rule, String subject) {
        return Ids.derived("link", pair.a().toString(), pair.b().toString(), rule.wireName(), subject);
    }
}
