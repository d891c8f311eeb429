package io.paythread.ingest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a source. */
@Entity
@Table(name = "source")
@SuppressWarnings("NullAway.Init") // Filled by the persistence layer.
class SourceEntity {
    @Id
    UUID id;

    String name;
    String provider;
    String kind;

    @Column(name = "managed_by")
    String managedBy;

    String state;

    @Nullable
    String description;

    @Column(name = "tolerance_seconds")
    int toleranceSeconds;

    int version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;
}
