package io.paythread.dispute;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a dispute has come at the networks. */
public enum Stage {
    /** The bank asks; no money has moved. */
    INQUIRY,
    CHARGEBACK,
    /** A network's own complaint; answering costs a fee. */
    COMPLIANCE,
    /** Settled by a rule before it became a chargeback. */
    RESOLUTION,
    /** Stopped before it became a chargeback. */
    BLOCK;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the provider says; else an inquiry by its state's name. A word that is not known is a chargeback. */
    public static Stage of(@Nullable String caseType, String state) {
        if (caseType != null) {
            for (Stage stage : values()) {
                if (stage.wireName().equals(caseType)) {
                    return stage == INQUIRY && !state.startsWith("warning_") && !state.isEmpty() ? CHARGEBACK : stage;
                }
            }
        }
        return state.startsWith("warning_") ? INQUIRY : CHARGEBACK;
    }
}
