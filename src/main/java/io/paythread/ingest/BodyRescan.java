package io.paythread.ingest;

import io.paythread.ingest.StoredBodies.NewBody;
import io.paythread.ingest.StoredBodies.StoredBody;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Receipt;
import io.paythread.privacy.Receipts;
import io.paythread.privacy.Redacted;
import io.paythread.privacy.StoredText;
import io.paythread.privacy.TextCleaning;
import io.paythread.privacy.TextCleaning.Text;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The bodies of the log under newer rules. Their hashes stay those of the bytes as received. */
@Singleton
class BodyRescan implements StoredText {
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final String COUNT = "select count(*) from inbound_event";
    private static final String PROVIDERS = "select id, provider from source";

    private final StoredBodies bodies;
    private final SourceAdapters adapters;
    private final TextCleaning cleaning;
    private final Receipts receipts;

    BodyRescan(StoredBodies bodies, SourceAdapters adapters, TextCleaning cleaning, Receipts receipts) {
        this.bodies = bodies;
        this.adapters = adapters;
        this.cleaning = cleaning;
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return Receipts.INBOUND_EVENT;
    }

    @Override
    public Uni<Long> count(Tx tx) {
        return tx.first(COUNT, row -> row.getLong(0)).map(Optional::orElseThrow);
    }

    @Override
    public Uni<Chunk> rescan(Tx tx, Optional<String> after) {
        UUID from = after.map(UUID::fromString).orElse(BEGINNING);
        return idFields(tx)
                .chain(fields -> bodies.after(tx, from, StoredBodies.CHUNK).chain(stored -> clean(tx, stored, fields)));
    }

    private Uni<Chunk> clean(Tx tx, List<StoredBody> stored, Map<UUID, Set<String>> fields) {
        List<Text> texts = stored.stream()
                .map(body -> new Text(body.body(), fields.getOrDefault(body.source(), Set.of())))
                .toList();
        return cleaning.clean(tx, texts).chain(cleaned -> put(tx, stored, cleaned));
    }

    private Uni<Chunk> put(Tx tx, List<StoredBody> stored, List<Redacted> cleaned) {
        List<NewBody> changed = new ArrayList<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (int i = 0; i < stored.size(); i++) {
            UUID id = stored.get(i).id();
            Redacted redacted = cleaned.get(i);
            if (redacted.changed()) {
                changed.add(new NewBody(id, redacted.body(), redacted.count()));
                done = done.chain(() -> receipts.add(tx, name(), id, "rescan", Receipt.of(redacted)));
            }
        }
        Optional<String> end = stored.size() < StoredBodies.CHUNK
                ? Optional.empty()
                : Optional.of(stored.get(stored.size() - 1).id().toString());
        return done.chain(() -> bodies.replace(tx, changed))
                .replaceWith(() -> new Chunk(end, stored.size(), changed.size()));
    }

    private Uni<Map<UUID, Set<String>>> idFields(Tx tx) {
        return tx.query(PROVIDERS).map(rows -> {
            Map<UUID, Set<String>> fields = new HashMap<>();
            rows.forEach(row -> adapters.of(row.getString("provider"))
                    .map(SourceAdapter::idFields)
                    .ifPresent(names -> fields.put(row.getUUID("id"), names)));
            return fields;
        });
    }
}
