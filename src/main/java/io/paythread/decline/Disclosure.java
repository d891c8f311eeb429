package io.paythread.decline;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which reasons may be told to the person who asks. They may not be the cardholder, so what hints at loss, theft or
 * suspicion looks like an ordinary decline (Stripe's "Decline codes" asks for it with some of them, the rest is our
 * policy). The tables of codes say which; a reason that nobody knows yet is treated as such a one.
 */
public final class Disclosure {
    /** What stands in place of a reason that is kept back. */
    public static final String GENERIC = DeclineCodes.GENERIC;

    /** What stands in place of a provider's error code that is kept back; it tells no reason. */
    public static final String GENERIC_FAILURE = "card_declined";

    /** In reasons that merchants give for refunds and cancellations, and in those of refunds that fail. */
    private static final Pattern SUSPICION =
            Pattern.compile("fraud|lost|stolen|risk|block|pick_?up|security|complian|restricted|suspect");

    private Disclosure() {}

    /** Whether a customer may be told this reason of a decline. */
    public static boolean mayBeTold(String code) {
        return code.equals(GENERIC_FAILURE)
                || DeclineCodes.find(Vocabulary.STRIPE, code)
                        .filter(DeclineCode::disclose)
                        .isPresent();
    }

    /** Whether a reason speaks of theft or suspicion. */
    public static boolean isSuspicion(String reason) {
        return SUSPICION.matcher(reason).find();
    }

    /** Codes that look like themselves to everybody: all that may be told but the generic one. */
    public static List<String> specific() {
        return Stream.concat(
                        Stream.of(GENERIC_FAILURE),
                        DeclineCodes.all(Vocabulary.STRIPE).stream()
                                .filter(DeclineCode::disclose)
                                .map(DeclineCode::code))
                .filter(code -> !code.equals(GENERIC))
                .sorted()
                .toList();
    }
}
