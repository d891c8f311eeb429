package io.paythread.decline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A code and what is known of it, without words.
 *
 * @param name what the provider calls it besides the code; for people of the merchant only
 * @param group card, outcome_reason, error_code, lpm, bank_debit, refusal, response, advice
 * @param kind hard where the same credentials must not be sent again unchanged, soft where they may succeed, none
 * @param actor who can resolve it: customer, issuer, merchant, psp or none
 * @param disclose whether the customer may be told the reason
 * @param words the key of its meaning, note and next step
 * @param message the key of what the customer is told; of the generic text where the reason must not be told
 * @param visaCategory 1 never, 2 not now, 3 correct the data, 4 all else
 * @param mastercardGroup 79 life cycle, 82 policy, 83 security
 * @param related the codes that others use for it: best fit, nobody publishes an exact table
 */
public record DeclineCode(
        Vocabulary vocabulary,
        String code,
        Optional<String> name,
        String group,
        String kind,
        String actor,
        boolean disclose,
        String words,
        String message,
        Retry retry,
        Optional<Integer> visaCategory,
        Optional<String> mastercardGroup,
        Related related,
        boolean deprecated) {

    /** The key of the text that tells no reason. */
    static final String GENERIC_MESSAGE = "generic";

    public DeclineCode {
        if (!disclose && !message.equals(GENERIC_MESSAGE)) {
            throw new IllegalArgumentException(
                    vocabulary + " " + code + " must not be told, so its text is the generic one, not " + message);
        }
    }

    /**
     * Our table's word on another try; the event's own advice goes before.
     *
     * @param maxAttempts our default, below the networks' ceilings
     * @param automaticRetriesHeld whether Stripe's subscription retries do nothing until there is a new method
     */
    public record Retry(
            RetryPolicy policy,
            Optional<Duration> minWait,
            Optional<Integer> maxAttempts,
            boolean newCredentialRequired,
            boolean automaticRetriesHeld) {}

    /** Codes of other vocabularies. */
    public record Related(List<String> stripe, List<String> adyen, List<String> network) {
        static final Related NONE = new Related(List.of(), List.of(), List.of());

        public Related {
            stripe = List.copyOf(stripe);
            adyen = List.copyOf(adyen);
            network = List.copyOf(network);
        }
    }
}
