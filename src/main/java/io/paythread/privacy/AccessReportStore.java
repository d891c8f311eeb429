package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Rows of {@code access_report}. */
@Singleton
class AccessReportStore {
    private static final String ADD =
            """
            insert into access_report (id, customer_id, customers, requested_by, created_at, expires_at, content)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;

    private static final String FIND = "select customer_id, expires_at, content from access_report where id = $1";

    private static final String FORGET = "delete from access_report where customers && $1::uuid[]";

    private static final String EXPIRE = "delete from access_report where expires_at <= $1";

    /** A report as it is fetched. */
    record Kept(UUID customer, Instant expiresAt, byte[] content) {}

    Uni<Void> add(Tx tx, UUID id, Person person, String by, Instant now, Instant expiry, byte[] content) {
        return tx.update(
                        ADD,
                        id,
                        person.customer(),
                        person.customers().toArray(UUID[]::new),
                        by,
                        ErasureStore.at(now),
                        ErasureStore.at(expiry),
                        Buffer.buffer(pack(content)))
                .replaceWithVoid();
    }

    Uni<Optional<Kept>> find(Tx tx, UUID id) {
        return tx.first(
                FIND,
                row -> new Kept(
                        row.getUUID("customer_id"),
                        ErasureStore.instant(row, "expires_at").orElseThrow(),
                        unpack(row.getBuffer("content").getBytes())),
                id);
    }

    /** Of somebody who is erased. */
    Uni<Integer> forget(Tx tx, Collection<UUID> customers) {
        return tx.update(FORGET, (Object) customers.toArray(UUID[]::new));
    }

    /** Whose time is up. */
    Uni<Integer> expire(Tx tx, Instant now) {
        return tx.update(EXPIRE, ErasureStore.at(now));
    }

    private static byte[] pack(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpack(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
