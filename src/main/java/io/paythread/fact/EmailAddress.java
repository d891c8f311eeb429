package io.paythread.fact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address in the form in which two spellings of one address are equal: without surrounding white space, in
 * compatibility-composed Unicode (NFKC), in lower case. Dots and plus tags count: whether they matter is the mailbox
 * provider's business, and joining two people by mistake is worse than not joining one.
 */
public record EmailAddress(String normalized) {

    /** The address, or empty where the text cannot be one. */
    public static Optional<EmailAddress> parse(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        int at = normal.lastIndexOf('@');
        boolean plausible = at > 0
                && at < normal.length() - 1
                && normal.length() <= 254
                && normal.chars().noneMatch(c -> Character.isWhitespace(c) || c == '<' || c == '>' || c == ',');
        return plausible ? Optional.of(new EmailAddress(normal)) : Optional.empty();
    }

    /** The part before the last {@code @}. */
    public String localPart() {
        return normalized.substring(0, normalized.lastIndexOf('@'));
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
