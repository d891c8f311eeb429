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
            select asked.key, bool_or(t.origin = 'webhook') as delivered
              from unnest($1::text[], $2::uuid[]) as asked (key, id)
              join telling t on t.fact_id = asked.id
             group by asked.key
            """;

    /**
     * Of the facts asked for those that were told; an entry stands for each, or another that took it in.
     *
     * @param keys all of them
     * @param delivered those that a webhook told
     */
    public record Heard(Set<String> keys, Set<String> delivered) {
        public Heard {
            keys = Set.copyOf(keys);
            delivered = Set.copyOf(delivered);
        }
    }

    private record One(String key, boolean delivered) {}

    /** Which facts of this source were told. */
    public Uni<Heard> among(Tx tx, UUID source, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(new Heard(Set.of(), Set.of()));
        }
        String[] asked = keys.toArray(String[]::new);
        List<UUID> ids = Arrays.stream(asked)
                .map(key -> TellingStore.entryId(source, key))
                .toList();
        return tx.list(
                        FIND,
                        row -> new One(row.getString("key"), row.getBoolean("delivered")),
                        asked,
                        ids.toArray(UUID[]::new))
                .map(KnownFacts::heard);
    }

    private static Heard heard(List<One> found) {
        Set<String> keys = new HashSet<>();
        Set<String> delivered = new HashSet<>();
        for (One one : found) {
            keys.add(one.key());
            if (one.delivered()) {
                delivered.add(one.key());
            }
        }
        return new Heard(keys, delivered);
    }
}
