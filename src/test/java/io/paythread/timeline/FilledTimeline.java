package io.paythread.timeline;

import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import java.time.Instant;
import java.util.UUID;

/** Somebody to whom much happened, several things in each second. */
final class FilledTimeline {
    private static final Instant NINE = Instant.parse("2026-09-14T09:00:00Z");

    private FilledTimeline() {}

    /** Somebody with so many accounts and so many entries at each. */
    static Rows.Person of(Rows rows, int each, int accounts) {
        UUID[] sources = new UUID[accounts];
        for (int i = 0; i < accounts; i++) {
            sources[i] = rows.source();
        }
        Rows.Person person = rows.person(sources);
        for (int i = 0; i < each; i++) {
            for (int a = 0; a < accounts; a++) {
                Kind kind = i % 2 == 0 ? Kind.PAYMENT_SUCCEEDED : Kind.TICKET_OPENED;
                rows.entry(sources[a], person.accounts().get(a), kind, NINE.plusSeconds(i / 5), Attributes.NONE);
            }
        }
        return person;
    }
}
