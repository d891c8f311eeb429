package io.paythread.dispute;

import java.util.List;

/**
 * Why a bank opened a dispute, in one vocabulary for all networks and providers.
 *
 * @param network visa, mastercard ...; the provider's word where the code is not known
 * @param code the network's code as it is listed; empty where only the provider's reason is known
 * @param claim what the cardholder claims, in a few words
 * @param category what the provider files it under
 * @param packCategory which evidence answers it; decides what a pack asks for
 * @param inquiry whether the code belongs to the stage before a chargeback
 * @param challengeable whether evidence is accepted at all
 * @param tip what people should know of this code; may be empty
 */
public record Reason(
        String network,
        String code,
        List<String> aliases,
        String claim,
        String category,
        String packCategory,
        boolean inquiry,
        boolean challengeable,
        String tip) {
    /** What is not filed anywhere else. */
    public static final String GENERAL = "general";

    public Reason {
        aliases = List.copyOf(aliases);
    }

    boolean isCalled(String wanted) {
        return code.equalsIgnoreCase(wanted) || aliases.stream().anyMatch(wanted::equalsIgnoreCase);
    }

    /** The same with another category of evidence. */
    Reason answeredAs(String category) {
        return new Reason(network, code, aliases, claim, category, category, inquiry, challengeable, tip);
    }
}
