package io.paythread.identity;

import io.paythread.fact.EmailAddress;
import io.paythread.fact.Identifier;
import java.util.Optional;
import java.util.UUID;

/** The form in which two identifiers of one type are equal exactly when they mean the same. */
final class IdentifierForm {
    /** Longer values are no identifiers, and would not fit the index that finds their holders. */
    private static final int MAX_LENGTH = 300;

    private IdentifierForm() {}

    /** The comparable form, or empty where the value is none: a text without {@code @} as an e-mail address. */
    static Optional<String> of(UUID sourceId, Identifier.Type type, String value) {
        Optional<String> form =
                switch (type) {
                    case EMAIL -> EmailAddress.parse(value).map(EmailAddress::normalized);
                    case PHONE -> PhoneNumber.parse(value).map(PhoneNumber::normalized);
                    case NAME -> PersonName.parse(value).map(PersonName::normalized);
                    case USER_ID -> Optional.of(value.strip());
                    // A card's token is the provider's own: it means nothing at another source.
                    case CARD ->
                        Optional.of(value.strip())
                                .filter(token -> !token.isEmpty())
                                .map(token -> sourceId + ":" + token);
                };
        return form.filter(text -> !text.isEmpty() && text.length() <= MAX_LENGTH);
    }
}
