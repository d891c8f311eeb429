package io.paythread.ingest;

import io.paythread.ingest.StoredBodies.NewBody;
import io.paythread.ingest.StoredBodies.StoredBody;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.TextReplacement;
import io.paythread.timeline.RawCopies;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stored bodies follow when a helpdesk removes a text. */
@Singleton
class RemovedFromBodies implements RawCopies {
    private final StoredBodies bodies;

    RemovedFromBodies(StoredBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public Uni<Void> replace(Tx tx, Collection<UUID> events, Map<String, String> texts) {
        List<UUID> ids = new ArrayList<>(events);
        Uni<Void> done = Uni.createFrom().voidItem();
        for (int from = 0; from < ids.size(); from += StoredBodies.CHUNK) {
            List<UUID> chunk = ids.subList(from, Math.min(ids.size(), from + StoredBodies.CHUNK));
            done = done.chain(() -> bodies.some(tx, chunk))
                    .chain(stored -> bodies.replace(tx, changed(stored, texts)))
                    .replaceWithVoid();
        }
        return done;
    }

    private static List<NewBody> changed(List<StoredBody> stored, Map<String, String> texts) {
        List<NewBody> changed = new ArrayList<>();
        for (StoredBody body : stored) {
            byte[] now = TextReplacement.in(body.body(), texts);
            if (now != body.body()) {
                changed.add(new NewBody(body.id(), now, 0));
            }
        }
        return changed;
    }
}
