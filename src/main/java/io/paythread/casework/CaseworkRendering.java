package io.paythread.casework;

import io.paythread.platform.feed.FeedRendering;
import io.paythread.platform.feed.Rendered;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.postgres.Database;
import io.paythread.security.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Threads for the feed, as lists of them show them. */
@Singleton
class CaseworkRendering implements FeedRendering {
    private final Database database;
    private final ThreadStore store;

    CaseworkRendering(Database database, ThreadStore store) {
        this.database = database;
        this.store = store;
    }

    @Override
    public boolean renders(IdPrefix subject) {
        return subject == IdPrefix.CASE_THREAD;
    }

    @Override
    public Uni<Map<UUID, Rendered>> render(IdPrefix subject, Collection<UUID> subjects, Set<String> scopes) {
        boolean all = scopes.contains(Scope.RISK_READ.wireName());
        return database.reading(tx -> store.some(tx, subjects)).map(found -> found.stream()
                .filter(thread -> all || !thread.elsewhere())
                .collect(Collectors.toMap(CaseThread::id, thread -> new Rendered(ThreadView.of(thread), false))));
    }
}
