package io.paythread.signin;

import java.util.Locale;
import java.util.Optional;

/** Which passwords are taken: long ones. No rules of composition, which only make people write them down. */
final class PasswordRule {
    /** SECURITY.md, section 3. */
    static final int MIN = 12;
    /** Longer than anybody types; hashing text without end would be work for an attacker to give us. */
    static final int MAX = 200;

    private PasswordRule() {}

    /** What is wrong with a new password, as a sentence for its owner; empty when nothing is. */
    static Optional<String> fault(String password, String email) {
        int letters = password.codePointCount(0, password.length());
        if (letters < MIN || letters > MAX) {
            return Optional.of("A password has " + MIN + " to " + MAX + " characters.");
        }
        if (password.chars().distinct().count() < 4) {
            return Optional.of("A password has at least 4 different characters.");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        return plain.contains(email.toLowerCase(Locale.ROOT))
                ? Optional.of("A password does not contain the e-mail address.")
                : Optional.empty();
    }
}
