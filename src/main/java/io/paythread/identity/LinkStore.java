package io.paythread.identity;

import static io.paythread.identity.Columns.texts;
import static io.paythread.identity.Columns.uuids;

import io.paythread.identity.RuleLink.Basis;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What rules say, as rows of {@code link}. A link is written only while the rows of both its accounts are locked. */
@Singleton
class LinkStore {
    private static final String OF_SUBJECTS =
            """
            select l.account_a, l.account_b, l.rule, l.subject, l.basis, l.evidence
              from link l
              join unnest($1::text[], $2::text[]) as v (rule, subject) on l.rule = v.rule and l.subject = v.subject
            """;

    /** State, strength and time follow by {@link #SETTLE} in the same transaction. */
    private static final String PUT =
            """
            insert into link (id, account_a, account_b, rule, subject, basis, evidence, strength, state, created_at)
            select t.id, t.account_a, t.account_b, t.rule, t.subject, t.basis, t.evidence::jsonb, 'suggested', 'open',
                   '-infinity'
              from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[])
                   as t (id, account_a, account_b, rule, subject, basis, evidence)
             order by t.id
            on conflict (id) do update set basis = excluded.basis, evidence = excluded.evidence
            """;

    /** A link that a person decided on stays, and says that its rule no longer holds. */
    private static final String FADE =
            """
            with kept as (
                update link l set basis = 'none', evidence = t.evidence::jsonb
                  from unnest($1::uuid[], $2::text[]) as t (id, evidence)
                 where l.id = t.id and l.decision_id is not null
            )
            delete from link where id = any($1) and decision_id is null returning id, account_a, account_b
            """;

    private static final String JOINS =
            """
            select id, account_a, account_b, rule from link where basis = 'joins' and account_a = any($1)
            """;

    /**
     * Brings strength, state and time in line with basis, verdicts and customers, for all links of these accounts. Those
     * to other customers may be wanted by two transactions at once, so they are locked in id order.
     */
    private static final String SETTLE =
            """
            with derived as (
                select l.id, l.created_at as former_time, l.strength as former_strength, l.state as former_state,
                       a.customer_id as customer_a, b.customer_id as customer_b,
                       case when l.rule = 'asserted' then l.created_at else greatest(a.since, b.since) end as created_at,
                       case when l.basis = 'joins' then 'verified'
                            when l.rule = 'asserted' or p.verdict = 'together' then 'asserted'
                            else 'suggested' end as strength,
                       case when p.verdict = 'together' then 'accepted'
                            when p.verdict is not null then p.verdict
                            when l.basis = 'none' then 'undone'
                            when a.customer_id <> b.customer_id then 'open'
                            when l.basis = 'joins' then 'accepted'
                            else 'superseded' end as state
                  from link l
                  join account a on a.id = l.account_a
                  join account b on b.id = l.account_b
                  left join pair_verdict p on p.account_a = l.account_a and p.account_b = l.account_b
                 where l.account_a = any($1) or l.account_b = any($1)
            ), changed as materialized (
                select id, customer_a, customer_b, created_at, strength, state,
                       state = 'open' and (former_state <> 'open' or former_time = '-infinity') as opened
                  from derived
                 where (created_at, strength, state) is distinct from (former_time, former_strength, former_state)
            ), locked as materialized (
                select id from link where id in (select id from changed) order by id for no key update
            )
            update link l set created_at = c.created_at, strength = c.strength, state = c.state
              from changed c
             where l.id = c.id and l.id in (select id from locked)
            returning l.id, c.customer_a, c.customer_b, c.opened
            """;

    /** Stays as it is where a person asserted the same before. */
    private static final String ASSERT =
            """
            insert into link (id, account_a, account_b, rule, subject, basis, evidence, strength, state, created_at)
            values ($1, $2, $3, 'asserted', '', 'none', $4::text::jsonb, 'asserted', 'open', $5)
            on conflict (id) do nothing
            """;

    private static final String MARK =
            """
            update link l set decision_id = $4
             where l.id = $3
                or l.id in (select m.id
                              from unnest($1::uuid[], $2::uuid[]) as t (account_a, account_b)
                              join link m on m.account_a = t.account_a and m.account_b = t.account_b)
            """;

    /** A link that is no more. */
    record Gone(UUID id, AccountPair pair) {}

    /**
     * A link that changed, and the customers to whom it is visible.
     *
     * @param opened whether it waits for a person from now on
     */
    record Settled(UUID id, UUID customerA, UUID customerB, boolean opened) {}

    /** The links whose rule holds because of these values. */
    Uni<List<RuleLink>> ofSubjects(Tx tx, Collection<SharedValue> values) {
        List<SharedValue> linking = values.stream()
                .filter(value -> LinkRule.of(value.type()).isPresent())
                .toList();
        return tx.list(
                        OF_SUBJECTS,
                        LinkStore::ruleLink,
                        texts(
                                linking,
                                value -> LinkRule.of(value.type()).orElseThrow().wireName()),
                        texts(linking, SharedValue::normalized))
                .map(links -> links.stream()
                        .filter(link -> link.basis() != Basis.NONE)
                        .toList());
    }

    Uni<Integer> put(Tx tx, Collection<RuleLink> links) {
        if (links.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return tx.update(
                PUT,
                uuids(links, RuleLink::id),
                uuids(links, link -> link.pair().a()),
                uuids(links, link -> link.pair().b()),
                texts(links, link -> link.rule().wireName()),
                texts(links, RuleLink::subject),
                texts(links, link -> link.basis().wireName()),
                texts(links, link -> EvidenceJson.write(link.evidence())));
    }

    /** Gives the links that are gone. */
    Uni<List<Gone>> fade(Tx tx, Collection<RuleLink> links) {
        if (links.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.list(
                FADE,
                row -> new Gone(row.getUUID("id"), pair(row)),
                uuids(links, RuleLink::id),
                texts(links, link -> EvidenceJson.write(link.evidence().faded())));
    }

    /** What joins these accounts, which are closed under joining. */
    Uni<List<Join>> joins(Tx tx, Collection<UUID> accountIds) {
        return tx.list(JOINS, LinkStore::join, (Object) uuids(accountIds));
    }

    /** Gives the links that changed. */
    Uni<List<Settled>> settle(Tx tx, Collection<UUID> accountIds) {
        return tx.list(
                SETTLE,
                row -> new Settled(
                        row.getUUID("id"),
                        row.getUUID("customer_a"),
                        row.getUUID("customer_b"),
                        row.getBoolean("opened")),
                (Object) uuids(accountIds));
    }

    /** Makes the link that says: because a person said so. Gives its id. */
    Uni<UUID> assertByHand(Tx tx, AccountPair pair, Instant now) {
        UUID id = RuleLink.id(pair, LinkRule.ASSERTED, "");
        Evidence evidence = new Evidence("assertion", "", List.of(), "");
        return tx.update(ASSERT, id, pair.a(), pair.b(), EvidenceJson.write(evidence), Columns.time(now))
                .replaceWith(id);
    }

    /** Notes the decision on its own link, and on every link of two accounts that it decided about: these stay for good. */
    Uni<Integer> mark(Tx tx, Change change, UUID decisionId) {
        Collection<AccountPair> pairs = change.decidedPairs();
        return tx.update(
                MARK,
                uuids(pairs, AccountPair::a),
                uuids(pairs, AccountPair::b),
                change.linkId().orElse(null),
                decisionId);
    }

    private static Join join(Row row) {
        return new Join(row.getUUID("id"), pair(row), rule(row));
    }

    private static RuleLink ruleLink(Row row) {
        return new RuleLink(
                pair(row),
                rule(row),
                row.getString("subject"),
                Arrays.stream(Basis.values())
                        .filter(basis -> basis.wireName().equals(row.getString("basis")))
                        .findFirst()
                        .orElseThrow(),
                EvidenceJson.read(row.get(JsonObject.class, "evidence")));
    }

    static AccountPair pair(Row row) {
        return new AccountPair(row.getUUID("account_a"), row.getUUID("account_b"));
    }

    static LinkRule rule(Row row) {
        return LinkRule.ofWireName(row.getString("rule")).orElseThrow();
    }
}
