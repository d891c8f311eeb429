package io.paythread.timeline;

import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.Reference;
import io.paythread.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry as it should stand.
 *
 * @param key the fact key that its id is derived from
 * @param former other fact keys that turned out to be the same fact
 * @param status the state of the subject that the entry tells, where it tells one
 * @param unexpected whether the provider's usual course does not have this here
 * @param origins the tellings, heaviest last
 */
record FoldedEntry(
        Kind kind,
        String key,
        List<String> former,
        Instant occurredAt,
        Instant recordedAt,
        List<Reference> about,
        List<Reference> related,
        Attributes attributes,
        Optional<Money> amount,
        Optional<String> status,
        String summary,
        boolean unexpected,
        List<Telling> origins) {}
