package io.paythread.identity;

import io.paythread.identity.Decision.Action;
import io.paythread.identity.Decisions.Statement;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.paythread.security.Credential;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What people decide, for tests of other packages. */
public final class DecisionsByHand {
    private static final Caller SOMEBODY = Caller.machine(
            "key:somebody", "Somebody", Optional.empty(), Credential.API_KEY, Set.of(), Set.of(), Optional.empty(), "");
    private static final String BECAUSE = "to see whether it can be undone";

    private final Links links;

    DecisionsByHand(Links links) {
        this.links = links;
    }

    /** Says that two accounts are one person's; gives the link. */
    public Uni<UUID> join(Tx tx, UUID one, UUID other) {
        return links.join(tx, new Statement(SOMEBODY, Action.ASSERTED, BECAUSE), AccountPair.of(one, other))
                .map(decision -> decision.linkId().orElseThrow());
    }

    /** Agrees with a suggestion. */
    public Uni<UUID> accept(UUID link) {
        return links.accept(SOMEBODY, link, BECAUSE).replaceWith(link);
    }

    /** Takes a joining back. */
    public Uni<Void> reverse(Tx tx, UUID link) {
        return links.reverse(tx, SOMEBODY, link, BECAUSE).replaceWithVoid();
    }
}
