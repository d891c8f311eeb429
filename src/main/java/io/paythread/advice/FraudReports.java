package io.paythread.advice;

import io.paythread.dispute.Stage;
import io.paythread.fact.Attribute;
import io.paythread.timeline.Details;
import io.paythread.timeline.ObjectRow;
import java.util.Collection;
import java.util.Objects;

/** Which reports of fraud networks leave out of their programmes. Pure. */
public final class FraudReports {
    private static final String QUALIFIED = "qualified";

    private FraudReports() {}

    /**
     * Whether a report on a payment with these disputes is left out: earlier purchases proved who bought (Compelling Evidence
     * 3.0), be it that the dispute was blocked with them, or that they were sent as the answer and the provider says that
     * they qualify. One that only could be sent is counted. So is the report on a payment that a rule refunded (RDR): the
     * dispute is not counted then, but the report stays.
     */
    public static boolean areLeftOut(Collection<ObjectRow> disputes) {
        return disputes.stream().map(ObjectRow::details).anyMatch(FraudReports::proved);
    }

    private static boolean proved(Details dispute) {
        boolean blocked = Stage.BLOCK.wireName().equals(dispute.text(Attribute.CASE_TYPE));
        boolean sent = Boolean.TRUE.equals(dispute.flag(Attribute.EVIDENCE_SUBMITTED));
        return blocked || (sent && Objects.equals(dispute.text(Attribute.COMPELLING_EVIDENCE), QUALIFIED));
    }
}
