package io.paythread.dispute;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A pack at one of its versions.
 *
 * @param newest the newest version that there is
 * @param version the version that this is
 * @param exhibits the files that this version has, without their bytes
 */
record Pack(
        UUID id,
        UUID dispute,
        UUID matter,
        UUID source,
        String category,
        String network,
        int newest,
        int version,
        PackContent content,
        List<Exhibit> exhibits,
        String author,
        Instant createdAt,
        Instant updatedAt) {
    Pack {
        exhibits = List.copyOf(exhibits);
    }

    /** A file that somebody has added. */
    record Exhibit(
            UUID id,
            String field,
            String name,
            String mediaType,
            int pages,
            long size,
            String sha256,
            Instant createdAt) {
        String publicId() {
            return PublicId.format(IdPrefix.EXHIBIT, id);
        }
    }

    String publicId() {
        return PublicId.format(IdPrefix.EVIDENCE_PACK, id);
    }

    Set<String> exhibitFields() {
        return exhibits.stream().map(Exhibit::field).collect(Collectors.toSet());
    }

    Pack with(List<Exhibit> others) {
        return new Pack(
                id, dispute, matter, source, category, network, newest, version, content, others, author, createdAt,
                updatedAt);
    }
}
