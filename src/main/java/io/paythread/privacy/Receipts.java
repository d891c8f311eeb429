package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Keeps the receipts of what was taken out. The audit log gets them a moment later. */
@Singleton
public class Receipts {
    /** What stood in the place of the found; the name of a table would do. */
    public static final String INBOUND_EVENT = "inbound_event";

    /** Rows of a document of receipts, as {@link #document} writes it; completed by a source of rows. */
    public static final String INSERT =
            """
            insert into card_redaction (object_type, object_id, found_at, found_by, place, rule, brand, last_four, pieces,
                                        rules_version)
            select r.object_type, r.object_id, r.found_at, r.found_by, r.place, r.rule, r.brand, r.last_four, r.pieces,
                   r.rules_version
            """;

    /** The rows of a document that is the given parameter. */
    public static String rows(String parameter) {
        return "jsonb_to_recordset(" + parameter + "::text::jsonb) as r (object_type text, object_id uuid, found_at "
                + "timestamptz, found_by text, place text, rule text, brand text, last_four text, pieces integer, "
                + "rules_version text)";
    }

    private static final String ADD = INSERT + " from " + rows("$1");

    private final Clock clock;

    Receipts(Clock clock) {
        this.clock = clock;
    }

    /** Adds receipts for one object in the open transaction. */
    public Uni<Void> add(Tx tx, String objectType, UUID object, String foundBy, List<Receipt> receipts) {
        return receipts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.update(
                                ADD,
                                document(objectType, object, clock.instant(), foundBy, receipts)
                                        .encode())
                        .replaceWithVoid();
    }

    /** Receipts as the rows that {@link #rows} reads. */
    public static JsonArray document(
            String objectType, UUID object, Instant foundAt, String foundBy, List<Receipt> receipts) {
        JsonArray rows = new JsonArray();
        receipts.forEach(receipt -> rows.add(new JsonObject()
                .put("object_type", objectType)
                .put("object_id", object.toString())
                .put("found_at", foundAt.atOffset(ZoneOffset.UTC).toString())
                .put("found_by", foundBy)
                .put("place", receipt.place())
                .put("rule", receipt.rule().wireName())
                .put("brand", receipt.brand())
                .put("last_four", receipt.lastFour())
                .put("pieces", receipt.pieces())
                .put("rules_version", Redactor.rulesVersion())));
        return rows;
    }
}
