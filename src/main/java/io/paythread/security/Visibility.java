package io.paythread.security;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of personal and delicate fields a caller sees. Applied to what was read, before anything is made of it: a hidden
 * value is hidden in lists, searches, texts and errors alike.
 *
 * @param pii e-mail addresses and telephone numbers in full
 * @param card the issuer of a card, and what identifies it
 * @param risk reasons that a customer must not be told
 */
public record Visibility(boolean pii, boolean card, boolean risk) {
    /** Everything. */
    public static final Visibility ALL = new Visibility(true, true, true);

    /** What this caller sees. */
    public static Visibility of(Caller caller) {
        return new Visibility(caller.may(Scope.PII_READ), caller.may(Scope.CARD_READ), caller.may(Scope.RISK_READ));
    }

    /** What readers with these scopes see, by their wire names. */
    public static Visibility of(Set<String> scopes) {
        return new Visibility(
                scopes.contains(Scope.PII_READ.wireName()),
                scopes.contains(Scope.CARD_READ.wireName()),
                scopes.contains(Scope.RISK_READ.wireName()));
    }

    /** Whether nothing is hidden. */
    public boolean isWhole() {
        return pii && card && risk;
    }

    /** An e-mail address, masked where it is not to be seen. */
    public @Nullable String email(@Nullable String address) {
        return address == null || pii ? address : Masks.email(address);
    }

    /** A telephone number, likewise. */
    public @Nullable String phone(@Nullable String number) {
        return number == null || pii ? number : Masks.phone(number);
    }

    /** What somebody wrote, with the addresses and numbers in it masked where they are not to be seen. */
    public @Nullable String words(@Nullable String text) {
        return text == null || pii ? text : Masks.words(text);
    }

    /** What identifies a card or its issuer; null where it is not to be seen. */
    public @Nullable String card(@Nullable String mark) {
        return card ? mark : null;
    }

    /** Refuses to search by what the caller may not see: the answer would tell. */
    public void requireToSearch(Scope scope, Optional<?> value) {
        boolean sees =
                switch (scope) {
                    case PII_READ -> pii;
                    case CARD_READ -> card;
                    case RISK_READ -> risk;
                    default -> throw new IllegalArgumentException(scope + " hides no field");
                };
        if (value.isPresent() && !sees) {
            throw Refusals.missing(scope);
        }
    }

    /** A part of entity tags: they differ where the fields differ. Empty where nothing is hidden. */
    public String tag() {
        return isWhole() ? "" : (pii ? "p" : "") + (card ? "c" : "") + (risk ? "r" : "") + "-";
    }
}
