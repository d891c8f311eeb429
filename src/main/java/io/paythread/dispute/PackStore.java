package io.paythread.dispute;

import io.paythread.dispute.Pack.Exhibit;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Packs, their versions and their files. */
@Singleton
class PackStore {
    private static final String COLUMNS =
            """
            p.id, p.dispute_id, p.matter_id, p.source_id, p.category, p.network, p.version as newest, v.version, v.content,
            v.created_by, p.created_at, v.created_at as changed_at
            """;

    private static final String ONE = "select " + COLUMNS
            + " from evidence_pack p join evidence_pack_version v on v.pack_id = p.id"
            + " where p.id = $1 and v.version = coalesce($2, p.version)";

    private static final String OF_DISPUTE = "select " + COLUMNS
            + " from evidence_pack p join evidence_pack_version v on v.pack_id = p.id and v.version = p.version"
            + " where p.dispute_id = $1 order by p.id desc limit 100";

    private static final String LOCK = "select version from evidence_pack where id = $1 for no key update";

    private static final String INSERT =
            """
            insert into evidence_pack
                (id, dispute_id, matter_id, source_id, category, network, version, created_by, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $8)
            """;

    private static final String RAISE = "update evidence_pack set version = $2, updated_at = $3 where id = $1";

    private static final String ADD_VERSION =
            "insert into evidence_pack_version (pack_id, version, content, created_by, created_at) values ($1, $2, $3, $4, $5)";

    private static final String EXHIBITS =
            """
            select id, field, name, media_type, pages, octet_length(content) as size, sha256, created_at
            from evidence_exhibit
            where pack_id = $1 and since_version <= $2 and (until_version is null or until_version > $2)
            order by id
            """;

    private static final String ADD_EXHIBIT =
            """
            insert into evidence_exhibit
                (id, pack_id, field, name, media_type, pages, sha256, content, since_version, created_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    private static final String END_EXHIBIT =
            "update evidence_exhibit set until_version = $3 where id = $1 and pack_id = $2 and until_version is null";

    private static final String BYTES =
            "select field, name, media_type, pages, content from evidence_exhibit where id = any($1) order by id";

    private static final String COUNT = "select count(*) from evidence_pack where matter_id = any($1)";

    private static final String DELETE = "delete from evidence_pack where matter_id = any($1)";

    private static final String REPORT =
            """
            select v.content from evidence_pack p
            join evidence_pack_version v on v.pack_id = p.id and v.version = p.version
            where p.matter_id = any($1) order by p.id
            """;

    Uni<Optional<Pack>> find(Tx tx, UUID id, Optional<Integer> version) {
        return tx.first(ONE, PackStore::from, id, version.orElse(null))
                .chain(found -> found.map(pack -> withExhibits(tx, pack).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Newest first, without their files. */
    Uni<List<Pack>> ofDispute(Tx tx, UUID dispute) {
        return tx.list(OF_DISPUTE, PackStore::from, dispute);
    }

    /** The version in force; nobody else changes the pack until the transaction ends. */
    Uni<Optional<Integer>> lock(Tx tx, UUID id) {
        return tx.first(LOCK, row -> row.getInteger(0), id);
    }

    Uni<Void> insert(Tx tx, Pack pack) {
        OffsetDateTime at = at(pack.createdAt());
        return tx.update(
                        INSERT,
                        pack.id(),
                        pack.dispute(),
                        pack.matter(),
                        pack.source(),
                        pack.category(),
                        pack.network(),
                        pack.author(),
                        at)
                .chain(() -> tx.update(ADD_VERSION, pack.id(), 1, pack.content().json(), pack.author(), at))
                .replaceWithVoid();
    }

    Uni<Void> addVersion(Tx tx, UUID id, int version, PackContent content, String author, Instant now) {
        return tx.update(RAISE, id, version, at(now))
                .chain(() -> tx.update(ADD_VERSION, id, version, content.json(), author, at(now)))
                .replaceWithVoid();
    }

    Uni<Void> addExhibit(Tx tx, UUID pack, Exhibit exhibit, byte[] bytes, int version, String author) {
        return tx.update(
                        ADD_EXHIBIT,
                        exhibit.id(),
                        pack,
                        exhibit.field(),
                        exhibit.name(),
                        exhibit.mediaType(),
                        exhibit.pages(),
                        HexFormat.of().parseHex(exhibit.sha256()),
                        bytes,
                        version,
                        author,
                        at(exhibit.createdAt()))
                .replaceWithVoid();
    }

    /** Leaves it to the versions before; gives whether it was there. */
    Uni<Boolean> endExhibit(Tx tx, UUID exhibit, UUID pack, int version) {
        return tx.update(END_EXHIBIT, exhibit, pack, version).map(count -> count > 0);
    }

    Uni<List<PackFile>> files(Tx tx, Collection<Exhibit> exhibits) {
        UUID[] ids = exhibits.stream().map(Exhibit::id).toArray(UUID[]::new);
        return tx.list(
                BYTES,
                row -> new PackFile(
                        row.getString("field"),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getBuffer("content").getBytes(),
                        row.getInteger("pages"),
                        false),
                (Object) ids);
    }

    Uni<Long> count(Tx tx, Collection<UUID> matters) {
        return tx.first(COUNT, row -> row.getLong(0), (Object) matters.toArray(UUID[]::new))
                .map(count -> count.orElse(0L));
    }

    Uni<Integer> delete(Tx tx, Collection<UUID> matters) {
        return tx.update(DELETE, (Object) matters.toArray(UUID[]::new));
    }

    Uni<List<JsonObject>> report(Tx tx, Collection<UUID> matters) {
        return tx.list(REPORT, row -> row.getJsonObject(0), (Object) matters.toArray(UUID[]::new));
    }

    private static Uni<Pack> withExhibits(Tx tx, Pack pack) {
        return tx.list(EXHIBITS, PackStore::exhibit, pack.id(), pack.version()).map(pack::with);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Exhibit exhibit(Row row) {
        Buffer sha = row.getBuffer("sha256");
        return new Exhibit(
                row.getUUID("id"),
                row.getString("field"),
                row.getString("name"),
                row.getString("media_type"),
                row.getInteger("pages"),
                row.getInteger("size"),
                HexFormat.of().formatHex(sha.getBytes()),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Pack from(Row row) {
        return new Pack(
                row.getUUID("id"),
                row.getUUID("dispute_id"),
                row.getUUID("matter_id"),
                row.getUUID("source_id"),
                row.getString("category"),
                row.getString("network"),
                row.getInteger("newest"),
                row.getInteger("version"),
                PackContent.of(row.getJsonObject("content")),
                List.of(),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
