package io.paythread.audit;

import io.paythread.audit.CheckpointFiles.Testimony;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Follows the chain through the database. */
@Singleton
class AuditVerification {
    private static final int PAGE = 2_000;

    private final SealStore store;

    AuditVerification(SealStore store) {
        this.store = store;
    }

    /** Looks at that many rows from a place on; what lies before is taken as it is. */
    Uni<AuditVerdict> verify(Database database, Testimony testimony, long fromSeq, long most) {
        return database.readingOneSnapshot(tx -> store.at(tx, fromSeq - 1)
                .chain(start -> start.isPresent()
                        ? walk(tx, testimony, start.get(), most)
                        : store.head(tx).chain(head -> missing(tx, testimony, head, fromSeq, most))));
    }

    /** The place before does not exist: it was taken out, or the chain ends before it. */
    private Uni<AuditVerdict> missing(Tx tx, Testimony testimony, ChainHead head, long fromSeq, long most) {
        if (head.position() >= fromSeq) {
            long gone = fromSeq - 1;
            ChainFault fault = new ChainFault(gone, "missing_seal", "The place " + gone + " of the chain is gone.");
            return Uni.createFrom()
                    .item(new AuditVerdict(
                            fromSeq, gone, false, testimony.heads().size(), Optional.of(fault)));
        }
        return walk(tx, testimony, head, most);
    }

    private Uni<AuditVerdict> walk(Tx tx, Testimony testimony, ChainHead start, long most) {
        ChainWalk walk = new ChainWalk(start, testimony.heads());
        Optional<ChainFault> atOnce = walk.begin();
        Uni<Found> found = atOnce.isPresent()
                ? Uni.createFrom().item(new Found(atOnce, false))
                : Multi.createBy()
                        .repeating()
                        .uni(() -> page(tx, walk, most - (walk.last().position() - start.position())))
                        .whilst(page -> !page.isLast())
                        .collect()
                        .last();
        return found.map(end -> new AuditVerdict(
                start.position() + 1,
                walk.last().position(),
                end.complete(),
                testimony.heads().size(),
                end.fault().or(() -> testimony.forged())));
    }

    private Uni<Found> page(Tx tx, ChainWalk walk, long left) {
        int rows = (int) Math.min(PAGE, left);
        return store.links(tx, walk.last().position(), rows).map(links -> {
            Optional<ChainFault> fault = walk.follow(links);
            boolean ended = links.size() < rows;
            Optional<ChainFault> all = fault.or(() -> ended ? walk.end() : Optional.empty());
            return new Found(all, ended && all.isEmpty(), all.isPresent() || ended || left <= rows);
        });
    }

    /** After one page. */
    private record Found(Optional<ChainFault> fault, boolean complete, boolean isLast) {
        Found(Optional<ChainFault> fault, boolean complete) {
            this(fault, complete, true);
        }
    }
}
