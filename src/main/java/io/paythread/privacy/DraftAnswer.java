package io.paythread.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What the person may be answered: what went, what stays, why, until when, and where to complain (GDPR, articles 12
 * and 17). A draft; whoever sends it knows which authority is meant.
 */
final class DraftAnswer {
    private static final String GOES =
            "We have erased your name, your addresses, your telephone numbers, your messages and everything else by"
                    + " which you can be recognised in our records of payments and conversations.";

    private static final String PAYMENTS =
            " Amounts, dates and states of your payments stay without your name for as long as the law asks us to keep"
                    + " our accounts (GDPR, article 17 (3) b).";

    private static final String HELD =
            " A part stays for now, because a payment of yours is disputed or a legal claim is open (GDPR, article 17"
                    + " (3) e). It is erased without further request when that has ended%s.";

    private static final String COMPLAINT =
            " If you disagree, you can complain to the data protection authority of the place where you live.";

    private DraftAnswer() {}

    static String of(HoldRule.Verdict verdict) {
        String held = verdict.held().isEmpty() ? "" : HELD.formatted(until(verdict.dueAt()));
        return GOES + PAYMENTS + held + COMPLAINT;
    }

    private static String until(Optional<Instant> due) {
        return due.map(at -> ", as far as we know today on " + LocalDate.ofInstant(at, ZoneOffset.UTC))
                .orElse("");
    }
}
