package io.paythread.timeline;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Finding;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What packages above note of matters. It goes in the transaction that strips the matter, by an erasure, by age, or
 * because it turns out to be an erased person's; so nothing ever stands that leads from a note to what was stripped.
 */
public interface MatterNotes {
    /** How much there is of these matters, without changing anything. */
    Uni<List<Finding>> count(Tx tx, Collection<UUID> matters);

    /**
     * Lets go of it, while the matters still stand as they were. Called before anything of them is locked; whoever writes
     * notes of them at the same time must have ended, or find nothing to note afterwards.
     */
    Uni<Void> erase(Tx tx, Collection<UUID> matters);

    /** It all, for the person to read: named lists. */
    Uni<JsonObject> report(Tx tx, Collection<UUID> matters);
}
