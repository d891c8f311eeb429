package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whether somebody is half erased at the moment: bodies gone, but not what was told by them. */
@Singleton
public class ErasuresUnderWay {
    private static final String ANY = "select exists (select from erasure where state = 'running')";

    /** As of now; a new one waits where the caller holds a {@link Standstill}. */
    public Uni<Boolean> any(Tx tx) {
        return tx.first(ANY, row -> row.getBoolean(0)).map(Optional::orElseThrow);
    }
}
