package io.paythread.ingest;

import io.paythread.platform.vault.Place;
import io.paythread.platform.vault.SealedColumn;
import io.paythread.platform.vault.SealedColumns;
import io.paythread.platform.vault.Vault;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Seals signing secrets, and opens them for who verifies with them. */
@Singleton
class SourceSecrets implements SealedColumns {
    private static final String TABLE = "source_secret";
    private static final String COLUMN = "sealed";

    private final Vault vault;

    SourceSecrets(Vault vault) {
        this.vault = vault;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn(
                TABLE, "id", COLUMN, Optional.of(new SealedColumn.Plain("secret", "convert_to(secret, 'UTF8')"))));
    }

    byte[] seal(UUID id, String text) {
        return vault.seal(place(id), text.getBytes(StandardCharsets.UTF_8));
    }

    String open(UUID id, byte[] sealed) {
        return new String(vault.open(place(id), sealed), StandardCharsets.UTF_8);
    }

    private static Place place(UUID id) {
        return new Place(TABLE, COLUMN, id.toString());
    }
}
