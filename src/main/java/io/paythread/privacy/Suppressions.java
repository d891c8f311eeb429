package io.paythread.privacy;

import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.vault.InstallationSecrets;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What was erased, as keyed hashes: enough to recognise it when it comes again, too little to say what it was. The same
 * key makes pseudonyms: equal references have equal ones, and nobody without the key can find the reference by trying.
 */
@Singleton
public class Suppressions implements AtStart {
    /** What a pseudonym begins with. No provider's id does. */
    public static final String MARK = "erased-";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 16;

    private static final String FIND = "select hash, until from suppression where hash = any($1::uuid[])";

    /** The later time counts; none is the latest. */
    private static final String ADD =
            """
            insert into suppression (hash, until)
            select distinct h, $2::timestamptz from unnest($1::uuid[]) as h
            on conflict (hash) do update
               set until = case when suppression.until is null or excluded.until is null then null
                                else greatest(suppression.until, excluded.until) end
            """;

    private final InstallationSecrets secrets;
    private volatile @Nullable SecretKeySpec key;

    Suppressions(InstallationSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Uni<Void> prepare() {
        return secrets.get("erasure")
                .invoke(found -> key = new SecretKeySpec(found, ALGORITHM))
                .replaceWithVoid();
    }

    /** Until when each of those is suppressed that are; empty for ever. */
    public Uni<Map<UUID, Optional<Instant>>> find(Tx tx, Collection<UUID> hashes) {
        if (hashes.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.query(FIND, (Object) hashes.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, Optional<Instant>> found = new HashMap<>();
            rows.forEach(row -> found.put(
                    row.getUUID(0),
                    Optional.ofNullable(row.getOffsetDateTime(1)).map(OffsetDateTime::toInstant)));
            return found;
        });
    }

    /** Suppresses these; without a time for ever. */
    public Uni<Void> add(Tx tx, Collection<UUID> hashes, Optional<Instant> until) {
        if (hashes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.update(
                        ADD,
                        hashes.toArray(UUID[]::new),
                        until.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .replaceWithVoid();
    }

    /** The hash of a source's reference, spelled {@code type:value}. */
    public UUID ofReference(UUID source, String reference) {
        ByteBuffer hash = ByteBuffer.wrap(mac("reference", source.toString(), reference));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** The hash of a value that tells who somebody is, wherever it stands. */
    public UUID ofValue(String normalized) {
        ByteBuffer hash = ByteBuffer.wrap(mac("value", "", normalized));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** What stands in the place of a reference's value. */
    public String pseudonym(UUID source, String reference) {
        return MARK + HexFormat.of().formatHex(mac("pseudonym", source.toString(), reference), 0, HASH_BYTES);
    }

    private byte[] mac(String purpose, String source, String text) {
        SecretKeySpec now = key;
        if (now == null) {
            throw new IllegalStateException("the key of erasures is read at start, before this");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(now);
            mac.update((purpose + '\n' + source + '\n').getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
