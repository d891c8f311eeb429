package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.identity.AccountChange;
import io.paythread.identity.Identities;
import io.paythread.platform.feed.FeedType;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the feed in what a timeline that was built anew differs from the one whose place it took: what people see, and
 * nothing else. What changed since then was told when it changed. Both are looked through by id, in bounded pieces.
 */
@Singleton
public class RebuiltTimeline {
    private static final UUID LAST = new UUID(-1, -1);

    private static final String SEES_BOTH =
            """
            select set_config('search_path', current_schema() || ', ' || current_schema() || '_former', true)
            """;

    private static final String END = "select id from %1$s where id > $1 order by id offset $2 limit 1";

    /** Matters are nobody's business outside; a digest is compared first because it is short. */
    private static final String DIFFERENCES =
            """
            select coalesce(n.id, o.id) as id, coalesce(n.source_id, o.source_id) as source_id,
                   n.id is null as gone, o.id is null as fresh, n.account_id, o.account_id as former_account,
                   n.matter_id, %3$s as type
              from (select t.*, t.xmin as written from %1$s t where id > $1 and id <= $2) n
              full join (select * from %2$s where id > $1 and id <= $2) o on o.id = n.id
             where (n.id is null or age(n.written) >= age($3::text::xid8::xid))
               and (n.id is null or o.id is null
                    or (n.digest <> o.digest
                        and to_jsonb(n) - '{matter_id,digest,written}'::text[]
                            <> to_jsonb(o) - '{matter_id,digest}'::text[]))
             order by coalesce(n.occurred_at, o.occurred_at), 1
            """;

    private static final String WHOLES =
            """
            select id, source_id, account_id from business_object
             where matter_id = any($1::uuid[]) and type = $2 order by id
            """;

    private final Identities identities;

    RebuiltTimeline(Identities identities) {
        this.identities = identities;
    }

    /** What is looked through, in this order. */
    public enum Part {
        ENTRIES("entry", "former_entry", "''"),
        OBJECTS("business_object", "former_object", "coalesce(n.type, o.type)");

        private final String end;
        private final String differences;

        Part(String now, String former, String type) {
            this.end = END.formatted(now);
            this.differences = DIFFERENCES.formatted(now, former, type);
        }
    }

    /**
     * What a piece came to.
     *
     * @param end behind which to go on; empty when the part is through
     * @param changes how many rows the feed got
     */
    public record Piece(Optional<UUID> end, long changes) {}

    private record Difference(
            UUID id,
            UUID source,
            boolean gone,
            boolean fresh,
            @Nullable UUID account,
            @Nullable UUID formerAccount,
            @Nullable UUID matter,
            String type) {

        static Difference from(Row row) {
            return new Difference(
                    row.getUUID("id"),
                    row.getUUID("source_id"),
                    row.getBoolean("gone"),
                    row.getBoolean("fresh"),
                    row.getUUID("account_id"),
                    row.getUUID("former_account"),
                    row.getUUID("matter_id"),
                    row.getString("type"));
        }
    }

    /**
     * Tells of a piece.
     *
     * @param swapped the transaction in which the one took the other's place
     */
    public Uni<Piece> tell(Tx tx, Part part, UUID after, String swapped, int limit) {
        return tx.query(SEES_BOTH)
                .chain(() -> tx.first(part.end, row -> row.getUUID(0), after, limit - 1))
                .chain(end -> tx.list(part.differences, Difference::from, after, end.orElse(LAST), swapped)
                        .chain(found -> changes(tx, part, found))
                        .chain(changes -> identities.touched(tx, changes))
                        .map(rows -> new Piece(end, rows)));
    }

    private Uni<List<AccountChange>> changes(Tx tx, Part part, List<Difference> found) {
        Set<AccountChange> changes = new LinkedHashSet<>();
        found.forEach(one -> (part == Part.ENTRIES ? Optional.of(entryType(one)) : objectType(one))
                .ifPresent(type -> accounts(one)
                        .forEach(account -> changes.add(new AccountChange(type, one.id(), one.source(), account)))));
        return part == Part.ENTRIES
                ? Uni.createFrom().item(List.copyOf(changes))
                : wholes(tx, found).map(wholes -> {
                    changes.addAll(wholes);
                    return List.copyOf(changes);
                });
    }

    private static FeedType entryType(Difference one) {
        if (one.gone()) {
            return TimelineFeed.ENTRY_MERGED;
        }
        if (one.fresh()) {
            return TimelineFeed.ENTRY_ADDED;
        }
        return Optional.ofNullable(one.account()).equals(Optional.ofNullable(one.formerAccount()))
                ? TimelineFeed.ENTRY_ENRICHED
                : TimelineFeed.ENTRY_ATTRIBUTED;
    }

    private static Optional<FeedType> objectType(Difference one) {
        return TimelineFeed.of(ObjectType.ofWireName(one.type()));
    }

    /** Where it moved from one account to another, both see it. */
    private static Set<Optional<UUID>> accounts(Difference one) {
        Set<Optional<UUID>> accounts = new LinkedHashSet<>();
        Optional.ofNullable(one.formerAccount()).ifPresent(former -> accounts.add(Optional.of(former)));
        if (!one.gone()) {
            accounts.add(Optional.ofNullable(one.account()));
        }
        if (accounts.isEmpty()) {
            accounts.add(Optional.empty());
        }
        return accounts;
    }

    /** What shows such an object as a part of it changed, too. */
    private Uni<List<AccountChange>> wholes(Tx tx, List<Difference> found) {
        List<AccountChange> changes = new ArrayList<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (ObjectType part : ObjectType.values()) {
            ObjectType whole = TimelineFeed.whole(part).orElse(null);
            FeedType told = whole == null ? null : TimelineFeed.of(whole).orElse(null);
            UUID[] matters = found.stream()
                    .filter(one -> one.type().equals(part.wireName()))
                    .flatMap(one -> Optional.ofNullable(one.matter()).stream())
                    .distinct()
                    .toArray(UUID[]::new);
            if (whole != null && told != null && matters.length > 0) {
                done = done.chain(() -> tx.list(
                                WHOLES,
                                row -> new AccountChange(
                                        told,
                                        row.getUUID("id"),
                                        row.getUUID("source_id"),
                                        Optional.ofNullable(row.getUUID("account_id"))),
                                (Object) matters,
                                whole.wireName())
                        .invoke(changes::addAll)
                        .replaceWithVoid());
            }
        }
        return done.replaceWith(() -> changes);
    }
}
