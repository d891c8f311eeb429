package io.paythread.timeline;

import io.paythread.identity.Identities;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Receipt;
import io.paythread.privacy.Receipts;
import io.paythread.privacy.Redacted;
import io.paythread.privacy.StoredText;
import io.paythread.privacy.TextCleaning;
import io.paythread.privacy.TextCleaning.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What was told, under newer rules. Entries and the states of objects are folded from it anew, so that they follow, in
 * the past as well.
 */
@Singleton
class TellingRescan implements StoredText {
    private static final int CHUNK = 200;
    private static final String BEGINNING = new UUID(0, 0) + " 0";
    /** Fields of a fact whose values are references of the provider. */
    private static final Set<String> ID_FIELDS = Set.of(
            "about",
            "account",
            "actor",
            "assignee",
            "author",
            "authorization_code",
            "group",
            "key",
            "merged_into",
            "network_transaction",
            "refund_reference",
            "related");

    private static final String COUNT = "select count(*) from telling";
    private static final String NEXT =
            """
            select inbound_id, place, matter_id, source_id, fact::text as fact from telling
             where (inbound_id, place) > ($1, $2::int2) order by inbound_id, place limit $3
            """;
    private static final String REPLACE =
            "update telling set fact = $3::text::jsonb where inbound_id = $1 and place = $2";

    private final Timeline timeline;
    private final Identities identities;
    private final TextCleaning cleaning;
    private final Receipts receipts;

    TellingRescan(Timeline timeline, Identities identities, TextCleaning cleaning, Receipts receipts) {
        this.timeline = timeline;
        this.identities = identities;
        this.cleaning = cleaning;
        this.receipts = receipts;
    }

    private record Stored(UUID inboundId, short place, UUID matter, UUID source, byte[] fact) {
        static Stored from(Row row) {
            return new Stored(
                    row.getUUID("inbound_id"),
                    row.getShort("place"),
                    row.getUUID("matter_id"),
                    row.getUUID("source_id"),
                    row.getString("fact").getBytes(StandardCharsets.UTF_8));
        }

        String key() {
            return inboundId + " " + place;
        }

        Tuple with(byte[] clean) {
            return Tuple.of(inboundId, place, new String(clean, StandardCharsets.UTF_8));
        }
    }

    @Override
    public String name() {
        return "telling";
    }

    @Override
    public Uni<Long> count(Tx tx) {
        return tx.first(COUNT, row -> row.getLong(0)).map(Optional::orElseThrow);
    }

    @Override
    public Uni<Chunk> rescan(Tx tx, Optional<String> after) {
        String[] from = after.orElse(BEGINNING).split(" ", -1);
        return tx.list(NEXT, Stored::from, UUID.fromString(from[0]), Short.valueOf(from[1]), CHUNK)
                .chain(stored -> clean(tx, stored));
    }

    private Uni<Chunk> clean(Tx tx, List<Stored> stored) {
        List<Text> texts =
                stored.stream().map(each -> new Text(each.fact(), ID_FIELDS)).toList();
        return cleaning.clean(tx, texts).chain(cleaned -> put(tx, stored, cleaned));
    }

    private Uni<Chunk> put(Tx tx, List<Stored> stored, List<Redacted> cleaned) {
        List<Tuple> changed = new ArrayList<>();
        Map<UUID, UUID> matters = new TreeMap<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (int i = 0; i < stored.size(); i++) {
            Stored telling = stored.get(i);
            Redacted redacted = cleaned.get(i);
            if (redacted.changed()) {
                changed.add(telling.with(redacted.body()));
                matters.put(telling.matter(), telling.source());
                done = done.chain(() -> receipts.add(tx, name(), telling.inboundId(), "rescan", Receipt.of(redacted)));
            }
        }
        Optional<String> end = stored.size() < CHUNK
                ? Optional.empty()
                : Optional.of(stored.get(stored.size() - 1).key());
        return done.chain(() -> timeline.change(tx, matters, () -> tx.batch(REPLACE, changed)))
                .chain(changes -> identities.touched(tx, changes))
                .replaceWith(() -> new Chunk(end, stored.size(), changed.size()));
    }
}
