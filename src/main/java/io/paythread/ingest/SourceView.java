package io.paythread.ingest;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source as JSON.
 *
 * @param object always {@code source}
 * @param webhookPath where its provider sends to, below the address of the installation
 * @param secrets that there are secrets and until when; never what they are
 */
record SourceView(
        String id,
        String object,
        String name,
        String provider,
        String kind,
        String managedBy,
        String state,
        @Nullable String description,
        long toleranceSeconds,
        String webhookPath,
        List<SecretView> secrets,
        Instant createdAt,
        Instant updatedAt) {

    static SourceView of(Source source) {
        return new SourceView(
                PublicId.format(IdPrefix.SOURCE, source.id()),
                "source",
                source.name(),
                source.provider(),
                source.kind().wireName(),
                source.managedBy().wireName(),
                source.state().wireName(),
                source.description().orElse(null),
                source.tolerance().toSeconds(),
                WebhookRoute.PATH + source.name(),
                source.secrets().stream().map(SecretView::of).toList(),
                source.createdAt(),
                source.updatedAt());
    }

    /** That there is a secret; null is without end. */
    record SecretView(String id, Instant createdAt, @Nullable Instant expiresAt) {
        static SecretView of(Source.SecretMark mark) {
            return new SecretView(
                    PublicId.format(IdPrefix.SOURCE_SECRET, mark.id()),
                    mark.createdAt(),
                    mark.expiresAt().orElse(null));
        }
    }
}
