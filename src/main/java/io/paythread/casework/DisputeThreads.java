package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.security.Caller;
import io.paythread.timeline.Annex;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The threads of disputes, shown with them. */
@Singleton
class DisputeThreads implements Annex {
    private final ThreadAnnex threads;

    DisputeThreads(ThreadAnnex threads) {
        this.threads = threads;
    }

    @Override
    public ObjectType of() {
        return ObjectType.DISPUTE;
    }

    @Override
    public String name() {
        return ThreadAnnex.NAME;
    }

    @Override
    public boolean inLists() {
        return false;
    }

    @Override
    public Uni<Map<UUID, Object>> read(Caller caller, List<ObjectRow> rows) {
        return threads.ofSubjects(caller, rows);
    }
}
