package io.paythread.ingest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a signing secret. */
@Entity
@Table(name = "source_secret")
@SuppressWarnings("NullAway.Init") // Filled by the persistence layer.
class SourceSecretEntity {
    @Id
    UUID id;

    @Column(name = "source_id")
    UUID sourceId;

    /** The key of the secrets changes behind this entity's back: a change of the end must not bring old bytes back. */
    @Column(updatable = false)
    byte[] sealed;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    /** Never the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "SourceSecretEntity[" + id + "]";
    }
}
