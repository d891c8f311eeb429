package io.paythread.timeline;

import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import io.paythread.platform.id.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tellings for tests, with times in seconds after one fixed instant. */
final class Tellings {
    static final Instant START = Instant.parse("2026-09-14T09:00:00Z");

    private Tellings() {}

    static Reference payment(String value) {
        return new Reference(ObjectType.PAYMENT, value);
    }

    static Reference attempt(String value) {
        return new Reference(ObjectType.ATTEMPT, value);
    }

    static Reference refund(String value) {
        return new Reference(ObjectType.REFUND, value);
    }

    static Reference invoice(String value) {
        return new Reference(ObjectType.INVOICE, value);
    }

    static Telling happened(
            String event, long second, Kind kind, String key, int rank, Attributes attributes, Reference... about) {
        return happened(event, second, kind, key, rank, attributes, Optional.empty(), about);
    }

    static Telling happened(
            String event,
            long second,
            Kind kind,
            String key,
            int rank,
            Attributes attributes,
            Optional<Party> party,
            Reference... about) {
        Instant at = START.plusSeconds(second);
        Fact fact = new Fact.Happened(kind, key, new Moment(at, rank, 1), List.of(about), List.of(), party, attributes);
        return telling(event, at, fact);
    }

    static Telling described(String event, long second, Attributes attributes, Reference... about) {
        Instant at = START.plusSeconds(second);
        Fact fact = new Fact.Described(
                new Moment(at, Moment.OWN, 1), List.of(about), List.of(), Optional.empty(), attributes);
        return telling(event, at, fact);
    }

    private static Telling telling(String event, Instant at, Fact fact) {
        return new Telling(Ids.derived("event", event), 0, at, event, "test", "webhook", at.plusSeconds(2), fact);
    }
}
