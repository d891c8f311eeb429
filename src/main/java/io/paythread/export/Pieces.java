package io.paythread.export;

import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.Pages;
import io.paythread.platform.page.QueryDigest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.ServiceException;
import io.paythread.platform.queue.OffLoop;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Makes the pieces of files: reads the rows as the list would, writes them as bytes. Changes nothing. */
@Singleton
class Pieces {
    private static final Logger LOG = Logger.getLogger(Pieces.class);

    private final Database database;
    private final PieceStore store;
    private final Lists lists;
    private final Encoding encoding;
    private final Pages pages;
    private final FeedStore feed;
    private final FeedCursors cursors;
    private final OffLoop offLoop;

    Pieces(
            Database database,
            PieceStore store,
            Lists lists,
            Encoding encoding,
            Pages pages,
            FeedStore feed,
            FeedCursors cursors,
            OffLoop offLoop) {
        this.database = database;
        this.store = store;
        this.lists = lists;
        this.encoding = encoding;
        this.pages = pages;
        this.feed = feed;
        this.cursors = cursors;
        this.offLoop = offLoop;
    }

    /**
     * A piece of a file.
     *
     * @param about the accounts and matters that stand in it
     * @param next behind its last row; empty where none follows
     */
    record Piece(int rows, byte[] content, Collection<UUID> about, Optional<String> next) {}

    /** The place of the feed behind everything that can be read now. */
    Uni<String> feedCursor() {
        return database.reading(feed::state)
                .map(state -> cursors.encode(FeedFilter.ALL, state.epoch(), state.horizon()));
    }

    /** How many rows there are to be, where that is soon told. It serves only to say how far the job is. */
    Uni<Optional<Long>> total(Export export) {
        return rows(list(export), export)
                .count()
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "rows not counted export=%s", export.id()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** The rows behind a place, as who asked for them might see them. */
    Uni<Piece> read(Export export, Place place, int rows) {
        ExportableList list = list(export);
        return rows(list, export)
                .page(pages.goOn(query(export), rows, place.cursor()))
                .chain(page -> offLoop.run(() -> piece(list, export, place, page)));
    }

    private ExportableList list(Export export) {
        return lists.find(export.resource()).orElseThrow(ServiceException::notFound);
    }

    private static ExportRows rows(ExportableList list, Export export) {
        Parameters parameters = Parameters.ofBody().within("filter");
        ExportRows rows = list.read(export.caller(), FilterWords.read(export.filter(), parameters), parameters);
        parameters.check();
        return rows;
    }

    /** The cursor is this export's own. */
    private static QueryDigest query(Export export) {
        return QueryDigest.of(ExportView.address(export.id()), Map.<String, List<String>>of());
    }

    private Piece piece(ExportableList list, Export export, Place place, Page<ExportRow> page) {
        return new Piece(
                page.data().size(),
                encoding.piece(list, export.form(), page.data(), place.part() == 0),
                page.data().stream().flatMap(row -> row.about().stream()).collect(Collectors.toSet()),
                page.next());
    }

    /** Of the file whose pieces are all written. */
    Uni<Fingerprint> fingerprint(UUID export, Place place) {
        MessageDigest digest = sha256();
        return Multi.createFrom()
                .range(0, place.part())
                .onItem()
                .transformToUniAndConcatenate(
                        part -> database.reading(tx -> store.content(tx, export, place.file(), part))
                                .map(Optional::orElseThrow)
                                .invoke(content -> digest.update(content.getBytes()))
                                .map(Buffer::length))
                .collect()
                .with(Collectors.summingLong(Integer::longValue))
                .map(bytes -> new Fingerprint(bytes, HexFormat.of().formatHex(digest.digest())));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
