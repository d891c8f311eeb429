package io.paythread.audit;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Follows the chain link by link, and compares it with what witnesses outside remember of it. Stops at the first place
 * that is wrong.
 */
final class ChainWalk {
    private final NavigableMap<Long, ChainHead> witnesses = new TreeMap<>();
    private ChainHead last;
    private long lastWitnessed;

    /** Begins behind a place that is taken as it is; the beginning takes nothing on trust. */
    ChainWalk(ChainHead start, Collection<ChainHead> witnesses) {
        this.last = start;
        this.lastWitnessed = start.position();
        witnesses.stream()
                .filter(witness -> witness.position() >= start.position() && witness.position() > 0)
                .forEach(witness -> this.witnesses.put(witness.position(), witness));
    }

    /** The place up to which all is right. */
    ChainHead last() {
        return last;
    }

    /** Whether the place from which the walk begins is as the witnesses have it. */
    Optional<ChainFault> begin() {
        return witnessed(last);
    }

    /** Goes on over these links; gives the first fault. */
    Optional<ChainFault> follow(List<ChainLink> links) {
        for (ChainLink link : links) {
            Optional<ChainFault> fault = step(link);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /** Says that there are no more links: what a witness saw beyond has been cut off. */
    Optional<ChainFault> end() {
        return Optional.ofNullable(witnesses.higherEntry(last.position()))
                .map(beyond -> new ChainFault(
                        last.position() + 1,
                        "missing_tail",
                        "The log ends at %d, and a checkpoint knows it up to %d."
                                .formatted(last.position(), witnesses.lastKey())));
    }

    private Optional<ChainFault> step(ChainLink link) {
        long expected = last.position() + 1;
        AuditRow row = link.row();
        if (link.head().position() != expected) {
            return fault(expected, "missing_seal", "The place %d of the chain is gone.".formatted(expected));
        }
        if (row == null) {
            return fault(expected, "missing_row", "The row at %d is gone.".formatted(expected));
        }
        ChainHead computed = last.next(row);
        if (!computed.equals(link.head())) {
            return fault(
                    expected,
                    "altered",
                    "The row at %d is not the one that was sealed there: altered, or moved.".formatted(expected));
        }
        Optional<ChainFault> contradiction = witnessed(computed);
        last = computed;
        return contradiction;
    }

    /** A chain that was computed anew fits in itself, and not to what was remembered of it. */
    private Optional<ChainFault> witnessed(ChainHead here) {
        ChainHead witness = witnesses.get(here.position());
        if (witness == null) {
            return Optional.empty();
        }
        if (!witness.equals(here)) {
            return fault(
                    lastWitnessed + 1,
                    "rewritten",
                    "The rows from %d to %d were replaced: a checkpoint knows another hash for %d."
                            .formatted(lastWitnessed + 1, here.position(), here.position()));
        }
        lastWitnessed = here.position();
        return Optional.empty();
    }

    private static Optional<ChainFault> fault(long position, String reason, String detail) {
        return Optional.of(new ChainFault(position, reason, detail));
    }
}
