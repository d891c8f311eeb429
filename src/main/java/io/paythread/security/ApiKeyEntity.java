package io.paythread.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a key. */
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init") // Filled by the persistence layer.
class ApiKeyEntity {
    @Id
    UUID id;

    String name;
    String[] roles;
    String[] scopes;
    String[] networks;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Nullable
    @Column(name = "expires_at")
    Instant expiresAt;

    @Nullable
    @Column(name = "revoked_at")
    Instant revokedAt;

    /** Written by another statement, beside the requests that use the key. */
    @Nullable
    @Column(name = "last_used_at", insertable = false, updatable = false)
    Instant lastUsedAt;

    byte[] hash;
    String last4;

    @Column(name = "previous_hash")
    byte @Nullable [] previousHash;

    @Nullable
    @Column(name = "previous_last4")
    String previousLast4;

    @Nullable
    @Column(name = "previous_expires_at")
    Instant previousExpiresAt;

    int version;
}
