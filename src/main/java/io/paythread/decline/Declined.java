package io.paythread.decline;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a provider said of an attempt that failed, in its order of trust: the outcome first, then the reason, then what
 * only networks say.
 *
 * @param outcomeType authorized, manual_review, issuer_declined, blocked, invalid
 * @param outcomeReason the provider's reason for the outcome
 * @param networkStatus whether the network saw it
 * @param declineCode the issuer's reason as the provider maps it
 * @param failureCode the provider's error code
 * @param adviceCode what to do next, as the provider says
 * @param networkCode the network's raw code, which each network means in its own way
 * @param networkAdviceCode the network's raw advice
 * @param brand the card's
 */
public record Declined(
        Optional<String> outcomeType,
        Optional<String> outcomeReason,
        Optional<String> networkStatus,
        Optional<String> declineCode,
        Optional<String> failureCode,
        Optional<String> adviceCode,
        Optional<String> networkCode,
        Optional<String> networkAdviceCode,
        Optional<String> brand) {
    /** The state of an outcome that no network saw. */
    public static final String NOT_SENT = "not_sent_to_network";

    /**
     * The reason to explain: the first that a table has, in the order of trust; else the first that was told at all. A
     * decline without any reason is a generic one.
     */
    public String reason() {
        return reasons()
                .filter(code -> DeclineCodes.find(Vocabulary.STRIPE, code).isPresent())
                .findFirst()
                .or(() -> declineCode)
                .or(() -> failureCode.filter(code -> !code.equals(Disclosure.GENERIC_FAILURE)))
                .orElse(Disclosure.GENERIC);
    }

    private Stream<String> reasons() {
        return Stream.of(outcomeReason, declineCode, failureCode).flatMap(Optional::stream);
    }

    /** Whether everything that was said may be told to the customer, the network's own code included. */
    public boolean mayBeTold() {
        return reasons().allMatch(Disclosure::mayBeTold)
                && networkCode
                        .flatMap(code -> DeclineCodes.find(Vocabulary.ofNetwork(brand.orElse("")), code))
                        .map(DeclineCode::disclose)
                        .orElse(true);
    }

    /** Whether a bank got to see the attempt, as far as we know. */
    public boolean wasSent() {
        return !networkStatus.equals(Optional.of(NOT_SENT)) && !outcomeType.equals(Optional.of("blocked"));
    }
}
