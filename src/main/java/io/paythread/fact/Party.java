package io.paythread.fact;

/**
 * Whose fact it is, as far as the event says.
 *
 * @param account the account at the source
 * @param guest whether the account is only an e-mail address left with one payment; an account that the provider keeps
 *     goes before it
 */
public record Party(Reference account, boolean guest) {
    private static final String GUEST_PREFIX = "guest:";

    public Party {
        if (account.type() != ObjectType.ACCOUNT) {
            throw new IllegalArgumentException("a party is an account, not a " + account.type());
        }
    }

    /** The account that the provider keeps under this reference. */
    public static Party account(String reference) {
        return new Party(new Reference(ObjectType.ACCOUNT, reference), false);
    }

    /** Somebody without an account, known by an address. */
    public static Party guest(EmailAddress email) {
        return new Party(new Reference(ObjectType.ACCOUNT, GUEST_PREFIX + email.normalized()), true);
    }
}
