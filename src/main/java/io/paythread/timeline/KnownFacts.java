package io.paythread.timeline;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which facts have been told, by whatever event. */
@Singleton
public class KnownFacts {
    private static final String FIND =
            """
            select asked.key from unnest($1::text[], $2::uuid[]) as asked (key, id)
             where exists (select 1 from telling t where t.fact_id = asked.id)
            """;

    /** The keys of facts of this source that were told; an entry stands for each, or another that took it in. */
    public Uni<Set<String>> among(Tx tx, UUID source, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        String[] asked = keys.toArray(String[]::new);
        List<UUID> ids = Arrays.stream(asked)
                .map(key -> TellingStore.entryId(source, key))
                .toList();
        return tx.list(FIND, row -> row.getString(0), asked, ids.toArray(UUID[]::new))
                .map(HashSet::new);
    }
}
