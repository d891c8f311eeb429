package io.paythread.timeline;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.MatterFinder;
import io.paythread.privacy.Person;
import io.paythread.privacy.PersonAccount;
import io.paythread.privacy.PersonMatter;
import io.paythread.privacy.PersonMatter.PersonDispute;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what happened to a person, with the disputes in it. */
@Singleton
class PersonMatters implements MatterFinder {
    /** States in which a dispute is over; every other one, also an unknown one, counts as open. */
    private static final String CLOSED = "'won', 'lost', 'warning_closed', 'prevented', 'charge_refunded'";

    private static final String OF_ACCOUNTS =
            """
            select m.id, m.source_id, m.account_id,
                   (select coalesce(array_agg(r.reference order by r.reference), '{}')
                      from matter_reference r where r.matter_id = m.id) as refs,
                   (select min(e.occurred_at) from entry e where e.matter_id = m.id) as first_at,
                   (select max(e.occurred_at) from entry e where e.matter_id = m.id) as last_at,
                   (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'open', coalesce(o.status, '') not in (%s),
                               'at', (select max(e.occurred_at) from entry e
                                       where e.matter_id = m.id and e.kind = 'dispute.closed'))), '[]'::jsonb)
                      from business_object o where o.matter_id = m.id and o.type = 'dispute') as disputes
              from matter m
             where m.account_id = any($1::uuid[])
             order by m.id
            """
                    .formatted(CLOSED);

    /** Guests that these matters name, as long as nothing else names them. */
    private static final String GUESTS =
            """
            select distinct a.id, a.source_id, a.reference
              from telling t
              join account a on a.source_id = t.source_id
                   and a.reference = split_part(t.fact->'party'->>'account', chr(31), 1)
             where t.matter_id = any($1::uuid[]) and a.guest and a.id <> all($2::uuid[])
               and not exists (select from matter m where m.account_id = a.id)
            """;

    @Override
    public Uni<Person> withMatters(Tx tx, Person person) {
        UUID[] accounts = person.accounts().stream().map(PersonAccount::id).toArray(UUID[]::new);
        return tx.list(OF_ACCOUNTS, PersonMatters::matter, (Object) accounts).chain(matters -> tx.list(
                        GUESTS,
                        row -> new PersonAccount(
                                row.getUUID("id"), row.getUUID("source_id"), row.getString("reference")),
                        matters.stream().map(PersonMatter::id).toArray(UUID[]::new),
                        accounts)
                .map(guests -> person.with(all(person.accounts(), guests), matters)));
    }

    private static List<PersonAccount> all(List<PersonAccount> accounts, List<PersonAccount> guests) {
        Map<UUID, PersonAccount> all = new LinkedHashMap<>();
        accounts.forEach(account -> all.put(account.id(), account));
        guests.forEach(account -> all.put(account.id(), account));
        return List.copyOf(all.values());
    }

    private static PersonMatter matter(Row row) {
        List<String> references = List.of(row.getArrayOfStrings("refs"));
        Instant first = instant(row.getOffsetDateTime("first_at"));
        Instant last = instant(row.getOffsetDateTime("last_at"));
        return new PersonMatter(
                row.getUUID("id"),
                row.getUUID("source_id"),
                Optional.ofNullable(row.getUUID("account_id")),
                references,
                references.stream().anyMatch(reference -> reference.startsWith("ticket:")),
                first,
                last,
                disputes(row.get(JsonArray.class, "disputes"), last));
    }

    /** A dispute whose closing was never told of counts from the last that was. */
    private static List<PersonDispute> disputes(JsonArray rows, Instant last) {
        List<PersonDispute> disputes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonObject row = rows.getJsonObject(i);
            Optional<Instant> closed = row.getBoolean("open")
                    ? Optional.empty()
                    : Optional.of(Optional.ofNullable(row.getString("at"))
                            .map(at -> OffsetDateTime.parse(at).toInstant())
                            .orElse(last));
            disputes.add(new PersonDispute(UUID.fromString(row.getString("id")), closed));
        }
        return disputes.stream().distinct().collect(Collectors.toList());
    }

    private static Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }
}
