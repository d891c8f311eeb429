package io.paythread.timeline;

import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads entries by key: each statement touches as many rows as it gives, wherever on the timeline it starts. */
@Singleton
class TimelineStore {
    private static final String ASCENDING = "e.occurred_at, e.tie, e.id";
    private static final String DESCENDING = "e.occurred_at desc, e.tie desc, e.id desc";

    /**
     * A merge over the accounts of one customer: each gives its nearest rows, the nearest of those are the page. The
     * accounts stand in a select of their own so that the planner does not see how many there are: it would plan each
     * page anew, at three times the cost of reading it, and find the same plan.
     */
    private static final String OF_ACCOUNTS =
            """
            select %1$s, a.customer_id
            from account a cross join lateral (
                select %1$s
                from entry e
                where e.account_id = a.id%2$s
                order by %3$s
                limit %4$s) e
            where a.id = any((select %5$s::uuid[])::uuid[])
            order by %3$s
            limit %4$s
            """;

    private static final String OF_MATTER =
            """
            select %1$s, a.customer_id
            from entry e left join account a on a.id = e.account_id
            where e.matter_id = %5$s%2$s
            order by %3$s
            limit %4$s
            """;

    private static final String OF_ALL =
            """
            select %1$s, a.customer_id
            from entry e left join account a on a.id = e.account_id
            where true%2$s
            order by %3$s
            limit %4$s
            """;

    private static final String OF_NOBODY =
            """
            select %1$s, null::uuid as customer_id
            from entry e
            where e.account_id is null%2$s
            order by %3$s
            limit %4$s
            """;

    private static final String ONE =
            """
            select %s, a.customer_id
            from entry e left join account a on a.id = e.account_id
            where e.id = $1
            """
                    .formatted(EntryRow.COLUMNS);

    /** A former id: the telling that it was derived from leads to the matter, there one entry has taken it in. */
    private static final String FORMER =
            """
            select %s, a.customer_id
            from entry e left join account a on a.id = e.account_id
            where e.matter_id in (select t.matter_id from telling t where t.fact_id = $1) and $1 = any(e.former)
            limit 1
            """
                    .formatted(EntryRow.COLUMNS);

    private static final String SOME =
            """
            select e.id as asked, %1$s, a.customer_id
            from entry e left join account a on a.id = e.account_id
            where e.id = any($1)
            union all
            (select distinct on (t.fact_id) t.fact_id as asked, %1$s, a.customer_id
            from telling t
            join entry e on e.matter_id = t.matter_id and t.fact_id = any(e.former)
            left join account a on a.id = e.account_id
            where t.fact_id = any($1) and not exists (select from entry n where n.id = t.fact_id)
            order by t.fact_id)
            """
                    .formatted(EntryRow.COLUMNS);

    /** Which entries: those of accounts, of one matter, or all. */
    sealed interface Scope {
        /** Whether the entry is one of them. */
        boolean holds(EntryRow row);

        record OfAccounts(UUID[] accounts) implements Scope {
            @Override
            public boolean holds(EntryRow row) {
                return row.accountId().filter(List.of(accounts)::contains).isPresent();
            }
        }

        /** Of one matter; where a reference is given, only what names it. */
        record OfMatter(UUID matter, Optional<String> naming) implements Scope {
            @Override
            public boolean holds(EntryRow row) {
                return row.matterId().equals(matter)
                        && naming.map(row.refs()::contains).orElse(true);
            }
        }

        record OfAll() implements Scope {
            @Override
            public boolean holds(EntryRow row) {
                return true;
            }
        }

        /** Those of which nobody knows yet whose they are. */
        record OfNobody() implements Scope {
            @Override
            public boolean holds(EntryRow row) {
                return row.accountId().isEmpty();
            }
        }
    }

    /**
     * Part of a timeline, nearest to the start first.
     *
     * @param after exclusive
     * @param before exclusive
     */
    record Window(EntryKey after, EntryKey before, boolean ascending, int limit) {}

    Uni<List<EntryRow>> page(Tx tx, Scope scope, TimelineFilter filter, Window window) {
        Conditions conditions = conditions(filter, window);
        return page(tx, scope, conditions, window);
    }

    Uni<List<EntryRow>> page(Tx tx, Scope scope, Conditions conditions, Window window) {
        String order = window.ascending() ? ASCENDING : DESCENDING;
        String limit = conditions.parameter(window.limit());
        String sql = statement(scope, conditions, order, limit);
        return tx.list(sql, EntryRow::from, conditions.parameters());
    }

    /** The entries of these ids, or those that took them in. */
    Uni<Map<UUID, EntryRow>> some(Tx tx, Collection<UUID> ids) {
        return tx.query(SOME, (Object) ids.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, EntryRow> entries = new HashMap<>();
            rows.forEach(row -> entries.put(row.getUUID("asked"), EntryRow.from(row)));
            return entries;
        });
    }

    /** The entry of this id, or the one that took it in. */
    Uni<Optional<EntryRow>> one(Tx tx, UUID id) {
        return tx.first(ONE, EntryRow::from, id)
                .chain(found ->
                        found.isPresent() ? Uni.createFrom().item(found) : tx.first(FORMER, EntryRow::from, id));
    }

    private static String statement(Scope scope, Conditions conditions, String order, String limit) {
        if (scope instanceof Scope.OfAccounts of) {
            String accounts = conditions.parameter(of.accounts());
            return OF_ACCOUNTS.formatted(EntryRow.COLUMNS, conditions.sql(), order, limit, accounts);
        }
        if (scope instanceof Scope.OfMatter of) {
            of.naming().ifPresent(reference -> conditions.and("? = any(e.refs)", reference));
            String matter = conditions.parameter(of.matter());
            return OF_MATTER.formatted(EntryRow.COLUMNS, conditions.sql(), order, limit, matter);
        }
        String all = scope instanceof Scope.OfNobody ? OF_NOBODY : OF_ALL;
        return all.formatted(EntryRow.COLUMNS, conditions.sql(), order, limit);
    }

    static Conditions conditions(TimelineFilter filter, Window window) {
        Conditions conditions = new Conditions();
        EntryKey after = window.after();
        EntryKey before = window.before();
        conditions.and("(e.occurred_at, e.tie, e.id) > (?, ?, ?)", after.time(), after.tie(), after.id());
        conditions.and("(e.occurred_at, e.tie, e.id) < (?, ?, ?)", before.time(), before.tie(), before.id());
        if (!filter.kinds().isEmpty()) {
            conditions.and("e.kind = any(?)", (Object) filter.kinds().toArray(String[]::new));
        }
        filter.source().ifPresent(source -> conditions.and("e.source_id = ?", source));
        filter.minAmount()
                .ifPresent(
                        least -> conditions.and("e.amount >= ? and e.currency = ?", least.amount(), least.currency()));
        filter.status().ifPresent(status -> conditions.and("e.status = ?", status));
        filter.text().ifPresent(text -> conditions.and("e.search ilike ?", pattern(text)));
        return conditions;
    }

    private static String pattern(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
