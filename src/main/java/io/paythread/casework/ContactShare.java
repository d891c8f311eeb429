package io.paythread.casework;

import java.util.Collection;

/**
 * Of how many disputes somebody had written before. Counts what happened; says nothing of what would have.
 *
 * @param disputes all
 * @param contacted those with a ticket before
 * @param answered those of them with a human reply before the dispute
 * @param inTime those of them whose reply was in time
 */
public record ContactShare(int disputes, int contacted, int answered, int inTime) {

    /** Counts these. */
    public static ContactShare of(Collection<Contact> contacts) {
        return new ContactShare(
                contacts.size(),
                (int) contacts.stream().filter(Contact::first).count(),
                (int) contacts.stream()
                        .filter(contact -> contact.replyAfter().isPresent())
                        .count(),
                (int) contacts.stream().filter(Contact::inTime).count());
    }
}
