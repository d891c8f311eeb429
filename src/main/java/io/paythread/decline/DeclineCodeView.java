package io.paythread.decline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code of the tables in JSON.
 *
 * @param id the code
 * @param provider whose it is
 * @param type decline or advice
 * @param name what the provider calls it besides
 * @param known false for a code that no table has; it is treated as a generic decline
 * @param kind hard where the same card must not be tried again unchanged, soft where it may succeed
 * @param actor who can act
 * @param mayBeTold whether the customer may be told the reason
 * @param placeholders names in braces that are still to fill in the message
 */
public record DeclineCodeView(
        String id,
        String object,
        String provider,
        String type,
        @Nullable String name,
        boolean known,
        String group,
        String locale,
        String meaning,
        String kind,
        String actor,
        boolean mayBeTold,
        String agentNote,
        String nextStep,
        String customerMessage,
        List<String> placeholders,
        RetryView retry,
        @Nullable Integer visaCategory,
        @Nullable String mastercardGroup,
        RelatedView related,
        boolean deprecated) {

    /**
     * What the table says of another try; advice that comes with a decline goes before.
     *
     * @param minWait ISO 8601
     * @param maxAttempts our default, below the networks' ceilings
     */
    public record RetryView(
            String policy,
            @Nullable String minWait,
            @Nullable Integer maxAttempts,
            boolean newMethodRequired,
            boolean automaticRetriesHeld) {}

    /** Codes that others use for it; best fit. */
    public record RelatedView(List<String> stripe, List<String> adyen, List<String> network) {}

    static DeclineCodeView of(Explanation explanation) {
        DeclineCode code = explanation.code();
        return new DeclineCodeView(
                code.code(),
                "decline_code",
                code.vocabulary().provider(),
                code.vocabulary().type(),
                code.name().orElse(null),
                explanation.known(),
                code.group(),
                explanation.language().tag(),
                explanation.meaning(),
                code.kind(),
                code.actor(),
                code.disclose(),
                explanation.agentNote(),
                explanation.nextStep(),
                explanation.customerMessage(),
                explanation.open(),
                retry(code.retry()),
                code.visaCategory().orElse(null),
                code.mastercardGroup().orElse(null),
                new RelatedView(
                        code.related().stripe(),
                        code.related().adyen(),
                        code.related().network()),
                code.deprecated());
    }

    private static RetryView retry(DeclineCode.Retry retry) {
        return new RetryView(
                retry.policy().wireName(),
                retry.minWait().map(String::valueOf).orElse(null),
                retry.maxAttempts().orElse(null),
                retry.newCredentialRequired(),
                retry.automaticRetriesHeld());
    }
}
