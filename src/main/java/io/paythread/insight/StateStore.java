package io.paythread.insight;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** How far a count of everything anew has come. */
@Singleton
class StateStore {
    static final UUID BEGINNING = new UUID(0, 0);

    private static final String READ = "select formulas, settings, walked from insight_state";
    private static final String BEGIN = "update insight_state set formulas = $1, walked = $2, settings = $3";
    private static final String LIVE = "select live from insight_state";
    /** No version has the number 0: all is counted anew. */
    private static final String BECAME_LIVE = "update insight_state set live = true, formulas = 0 where not live";

    private static final String WALKED = "update insight_state set walked = $1";

    private final CountSettings settings;

    StateStore(CountSettings settings) {
        this.settings = settings;
    }

    /**
     * Where to go on; empty where everything is counted by these formulas. Begins anew where the formulas changed, or the
     * settings that they rest on.
     */
    Uni<Optional<UUID>> walking(Tx tx) {
        return tx.first(
                        READ,
                        row -> row.getInteger("formulas") == Formulas.VERSION
                                        && row.getString("settings").equals(settings.text())
                                ? Optional.ofNullable(row.getUUID("walked"))
                                : Optional.of(new UUID(-1, -1)))
                .map(Optional::orElseThrow)
                .chain(found -> found.filter(new UUID(-1, -1)::equals).isEmpty()
                        ? Uni.createFrom().item(found)
                        : tx.query(BEGIN, Formulas.VERSION, BEGINNING, settings.text())
                                .replaceWith(Optional.of(BEGINNING)));
    }

    /** Whether anything real was ever counted: then what was only tried out is not. */
    Uni<Boolean> isLive(Tx tx) {
        return tx.first(LIVE, row -> row.getBoolean("live")).map(Optional::orElseThrow);
    }

    /** Something real is known from now on; what was counted until then is counted anew. */
    Uni<Void> becameLive(Tx tx) {
        return tx.query(BECAME_LIVE).replaceWithVoid();
    }

    Uni<Void> walked(Tx tx, Optional<UUID> to) {
        return tx.query(WALKED, to.orElse(null)).replaceWithVoid();
    }
}
