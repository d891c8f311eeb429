package io.paythread.identity;

import io.paythread.fact.EmailAddress;
import java.util.Optional;

/**
 * Which customers are asked for. All that is given must hold.
 *
 * @param words the words of a name, each at least begun
 * @param reference a provider's id
 */
record CustomerFilter(
        Optional<EmailAddress> email,
        Optional<PhoneNumber> phone,
        Optional<PersonName> words,
        Optional<String> reference) {}
