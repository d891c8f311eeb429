package io.paythread.delivery;

import io.paythread.delivery.Claimed.Receiver;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.vault.VaultException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Messages as they are claimed. Leases are by the database's time, the one clock that all processes share; when a message
 * is due is by ours.
 */
@Singleton
class ClaimStore {
    private static final Logger LOG = Logger.getLogger(ClaimStore.class);

    /**
     * The first of each endpoint before the second of any: who has much to be told waits for nobody, and nobody waits for
     * them. An endpoint with a limit gets no more until what it got is paid off. Endpoints for which something waits are
     * found by leaps through the index, one for each: mostly few do, of however many there are.
     */
    private static final String CLAIM =
            """
            with recursive waiting (endpoint_id) as (
                (select endpoint_id from webhook_message where state = 'pending' order by endpoint_id limit 1)
                union all
                select (select m.endpoint_id from webhook_message m
                         where m.state = 'pending' and m.endpoint_id > w.endpoint_id
                         order by m.endpoint_id limit 1)
                  from waiting w where w.endpoint_id is not null
            ), receiver as (
                select e.id,
                       least(case when e.failures > 0 then 1 else $4 end,
                             -- What fits into a second.
                             greatest(1, coalesce(least(e.rate, e.slow_rate), 60000) / 60))
                         - (select count(*) from webhook_message b
                             where b.endpoint_id = e.id and b.lease_until > now()) as room
                  from waiting w
                  join webhook_endpoint e on e.id = w.endpoint_id
                 where e.state = 'active' and (e.failures > 0) = $1
                   and (e.held_until is null or e.held_until <= $2)
                   and (e.paced_until is null or e.paced_until <= $2)
            ), candidate as materialized (
                select m.id
                  from receiver r
                 cross join lateral (
                       select c.id, c.due_at, row_number() over (order by c.due_at, c.id) as place
                         from (select id, due_at from webhook_message
                                where endpoint_id = r.id and state = 'pending' and due_at <= $2
                                  and (lease_until is null or lease_until <= now())
                                order by due_at, id
                                limit greatest(r.room, 0)) c) m
                 order by m.place, m.due_at, m.id
                 limit $3
            ), taken as materialized (
                select w.id, w.endpoint_id
                  from webhook_message w
                 where w.id in (select id from candidate)
                   and w.state = 'pending' and (w.lease_until is null or w.lease_until <= now())
                   for update skip locked
            ), paced as (
                update webhook_endpoint e
                   set paced_until = $2 + make_interval(secs => t.messages * 60.0 / least(e.rate, e.slow_rate))
                  from (select endpoint_id, count(*) as messages from taken group by endpoint_id) t
                 where e.id = t.endpoint_id and (e.rate is not null or e.slow_rate is not null)
            )
            update webhook_message m
               set lease_until = now() + make_interval(secs => $5), epoch = m.epoch + 1
              from taken t
             where m.id = t.id
            returning m.step, m.epoch,
            """
                    + MessageStore.COLUMNS;

    private static final String RECEIVERS =
            """
            select id, url, description, event_types, customers, sources, payload, scopes, rate, header_names, signs_v1a,
                   handshake, headers
              from webhook_endpoint where id = any($1)
            """;
    private static final String SECRETS =
            """
            select id, endpoint_id, secret, private_key, public_key from webhook_secret
             where endpoint_id = any($1) and (expires_at is null or expires_at > $2)
             order by created_at desc, id desc
            """;

    private final EndpointSecrets vault;
    private final DeliveryConfig config;

    ClaimStore(EndpointSecrets vault, DeliveryConfig config) {
        this.vault = vault;
        this.config = config;
    }

    /** At most so many messages whose turn it is, of endpoints whose last attempt failed, or of all others. */
    Uni<List<Claimed>> claim(Tx tx, boolean failing, int most, Instant now) {
        return tx.list(
                        CLAIM,
                        row -> row,
                        failing,
                        EndpointStore.time(now),
                        most,
                        config.concurrencyPerEndpoint(),
                        config.lease().toMillis() / 1_000.0)
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(List.of()) : withReceivers(tx, rows, now));
    }

    private Uni<List<Claimed>> withReceivers(Tx tx, List<Row> rows, Instant now) {
        UUID[] ids =
                rows.stream().map(row -> row.getUUID("endpoint_id")).distinct().toArray(UUID[]::new);
        return tx.query(SECRETS, ids, EndpointStore.time(now)).chain(found -> {
            Map<UUID, List<SigningSecret>> secrets = found.stream()
                    .collect(Collectors.groupingBy(
                            row -> row.getUUID("endpoint_id"),
                            Collectors.flatMapping(row -> secret(row).stream(), Collectors.toList())));
            return tx.list(RECEIVERS, row -> row, (Object) ids).map(endpoints -> {
                Map<UUID, Receiver> receivers = endpoints.stream()
                        .collect(Collectors.toMap(
                                row -> row.getUUID("id"),
                                row -> receiver(row, secrets.getOrDefault(row.getUUID("id"), List.of()))));
                return rows.stream().map(row -> claimed(row, receivers)).toList();
            });
        });
    }

    private Receiver receiver(Row row, List<SigningSecret> secrets) {
        UUID id = row.getUUID("id");
        var sealed = row.getBuffer("headers");
        try {
            Map<String, String> headers = sealed == null ? Map.of() : vault.openHeaders(id, sealed.getBytes());
            return new Receiver(EndpointStore.settings(row), headers, secrets);
        } catch (VaultException e) {
            LOG.errorf("headers not opened endpoint=%s error=%s", id, e.getMessage());
            return new Receiver(EndpointStore.settings(row), Map.of(), List.of());
        }
    }

    /** One that does not open signs nothing; other endpoints go on. */
    private Optional<SigningSecret> secret(Row row) {
        try {
            return Optional.of(vault.open(
                    row.getUUID("id"),
                    row.getBuffer("secret").getBytes(),
                    row.getBuffer("private_key").getBytes(),
                    row.getBuffer("public_key").getBytes()));
        } catch (VaultException e) {
            LOG.errorf("secret not opened endpoint=%s error=%s", row.getUUID("endpoint_id"), e.getMessage());
            return Optional.empty();
        }
    }

    private static Claimed claimed(Row row, Map<UUID, Receiver> receivers) {
        Message message = MessageStore.from(row);
        Receiver receiver = receivers.get(message.endpoint());
        if (receiver == null) {
            throw new IllegalStateException("no endpoint for " + message.publicId());
        }
        return new Claimed(message, row.getInteger("step"), row.getLong("epoch"), receiver);
    }
}
