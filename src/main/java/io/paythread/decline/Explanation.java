package io.paythread.decline;

import java.util.List;

/**
 * A code, explained.
 *
 * @param known whether a table has the code; one that nobody knows is treated as a generic decline
 * @param meaning what happened
 * @param agentNote what else people of the merchant should know
 * @param nextStep what they do next
 * @param customerMessage what the customer may be told
 * @param open names of the places in the message that are still to fill
 */
public record Explanation(
        DeclineCode code,
        boolean known,
        Language language,
        String meaning,
        String agentNote,
        String nextStep,
        String customerMessage,
        List<String> open) {
    public Explanation {
        open = List.copyOf(open);
    }
}
