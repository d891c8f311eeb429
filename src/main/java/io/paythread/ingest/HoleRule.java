package io.paythread.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a page of what the provider has shows holes in what we have. */
public final class HoleRule {
    private HoleRule() {}

    /** One item of the provider's. */
    public record Seen(Instant at, boolean known) {}

    /**
     * One hole for each run of missing items, from the known one before to the known one after. At an end of the page the
     * hole ends with what is missing: what lies beyond is not seen yet. Runs that touch are one.
     */
    public static List<Hole> holes(List<Seen> page) {
        List<Seen> ordered = page.stream()
                .sorted(Comparator.comparing(Seen::at).thenComparing(Seen::known))
                .toList();
        List<Hole> holes = new ArrayList<>();
        Optional<Instant> known = Optional.empty();
        Optional<Hole> open = Optional.empty();
        for (Seen seen : ordered) {
            if (!seen.known()) {
                Hole here = new Hole(known.orElse(seen.at()), seen.at(), 1);
                open = Optional.of(open.map(hole -> hole.with(here)).orElse(here));
            } else {
                open.ifPresent(hole -> add(holes, new Hole(hole.from(), seen.at(), hole.missing())));
                open = Optional.empty();
                known = Optional.of(seen.at());
            }
        }
        open.ifPresent(hole -> add(holes, hole));
        return holes;
    }

    private static void add(List<Hole> holes, Hole next) {
        int last = holes.size() - 1;
        if (last >= 0 && !holes.get(last).to().isBefore(next.from())) {
            holes.set(last, holes.get(last).with(next));
        } else {
            holes.add(next);
        }
    }
}
