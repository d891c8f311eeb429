package io.paythread.decline;

import java.util.List;

/**
 * An explanation inside of payments and entries, in JSON.
 *
 * @param code what is explained; the generic one where the reason is kept back from the reader
 * @param locale the language of the words
 * @param known whether it is a code that we know
 * @param mayBeTold whether the customer may be told the reason; if not, the message is the generic one
 * @param actor who can act: customer, issuer, merchant or psp
 * @param placeholders names in braces that are still to fill in the message
 */
public record ExplanationView(
        String code,
        String locale,
        boolean known,
        String meaning,
        String kind,
        String actor,
        boolean mayBeTold,
        String agentNote,
        String nextStep,
        String customerMessage,
        List<String> placeholders) {

    /** The view of an explanation. */
    public static ExplanationView of(Explanation explanation) {
        DeclineCode code = explanation.code();
        return new ExplanationView(
                code.code(),
                explanation.language().tag(),
                explanation.known(),
                explanation.meaning(),
                code.kind(),
                code.actor(),
                code.disclose(),
                explanation.agentNote(),
                explanation.nextStep(),
                explanation.customerMessage(),
                explanation.open());
    }
}
