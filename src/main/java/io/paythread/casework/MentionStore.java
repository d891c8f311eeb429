package io.paythread.casework;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Ids that tickets quote, and what bears them. */
@Singleton
class MentionStore {
    private static final String FORGET =
            """
            delete from case_mention m
             where m.ticket_id = any($1)
               and not exists (select from unnest($2::text[], $3::uuid[]) as now (value, ticket_id)
                                where now.value = m.value and now.ticket_id = m.ticket_id)
            """;

    private static final String REMEMBER =
            """
            insert into case_mention (value, ticket_id)
            select value, ticket_id from unnest($1::text[], $2::uuid[]) as now (value, ticket_id)
            on conflict do nothing
            """;

    private static final String MATTERS =
            """
            select r.matter_id from matter_reference r
             where substr(r.reference, strpos(r.reference, ':') + 1) = any($1)
               and split_part(r.reference, ':', 1) in ('payment', 'attempt', 'refund', 'dispute', 'invoice', 'checkout')
             union
            select r.matter_id from matter_reference r where r.object_id = any($2)
            """;

    /** Keeps what these tickets quote now. */
    Uni<Void> keep(Tx tx, Map<UUID, Set<String>> quoted) {
        List<Map.Entry<UUID, String>> all = quoted.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> Map.entry(each.getKey(), value)))
                .toList();
        String[] values = all.stream().map(Map.Entry::getValue).toArray(String[]::new);
        UUID[] tickets = all.stream().map(Map.Entry::getKey).toArray(UUID[]::new);
        return tx.query(FORGET, quoted.keySet().toArray(UUID[]::new), values, tickets)
                .chain(() -> tx.query(REMEMBER, values, tickets))
                .replaceWithVoid();
    }

    /** The matters of what bears one of these ids. */
    Uni<List<UUID>> matters(Tx tx, Collection<String> values, Collection<UUID> objects) {
        return values.isEmpty() && objects.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tx.list(MATTERS, row -> row.getUUID(0), values.toArray(String[]::new), objects.toArray(UUID[]::new));
    }
}
