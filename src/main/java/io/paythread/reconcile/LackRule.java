package io.paythread.reconcile;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which items of a page are missing, and since when. One is missing that tells something of which we had not heard and
 * that should have come: what the webhook is not subscribed to never comes and is no hole.
 */
final class LackRule {
    private LackRule() {}

    /**
     * Something that an item tells and of which we had not heard.
     *
     * @param item the reference of the item
     * @param sort the type of an event; of an object, the kind of the fact that it tells
     * @param at when that was
     * @param listed when the item itself was, by which what lies before the range is named
     */
    record Unheard(String item, String sort, Instant at, Instant listed) {}

    /**
     * The references of the missing items, each with the time of the first thing that is missing with it. An object may
     * have changed long after what we missed.
     *
     * @param from what lies before is named by the time of the item itself
     */
    static Map<String, Instant> lacking(List<Unheard> unheard, Set<String> notSubscribed, Instant from) {
        Map<String, Instant> within = new HashMap<>();
        Map<String, Instant> all = new HashMap<>();
        for (Unheard one : unheard) {
            if (!notSubscribed.contains(one.sort())) {
                all.put(one.item(), one.listed());
                if (!one.at().isBefore(from)) {
                    within.merge(one.item(), one.at(), LackRule::earlier);
                }
            }
        }
        all.putAll(within);
        return Map.copyOf(all);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
