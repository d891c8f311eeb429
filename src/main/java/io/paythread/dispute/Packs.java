package io.paythread.dispute;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.dispute.PackPress.Pressed;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.IfMatch;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.platform.queue.OffLoop;
import io.paythread.privacy.Redactor;
import io.paythread.security.Caller;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Evidence packs: drafted from the timeline, worked on by people in versions, printed. */
@Singleton
class Packs {
    private final Database database;
    private final History history;
    private final FactFinder finder;
    private final PackStore store;
    private final PackPress press;
    private final OffLoop offLoop;
    private final Redactor redactor;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Packs(
            Database database,
            History history,
            FactFinder finder,
            PackStore store,
            PackPress press,
            OffLoop offLoop,
            Redactor redactor,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.history = history;
        this.finder = finder;
        this.store = store;
        this.press = press;
        this.offLoop = offLoop;
        this.redactor = redactor;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A pack with all that is known around it, and the files that it becomes. */
    record Read(Pack pack, PackFacts facts, List<Message> messages, Pressed pressed) {}

    private record Found(Pack pack, PackFacts facts, List<Message> messages, List<PackFile> uploads) {}

    /** Newest first. */
    Uni<List<Pack>> list(UUID dispute) {
        return database.reading(tx -> dispute(tx, dispute).chain(row -> store.ofDispute(tx, row.id())));
    }

    /** Drafts one out of what the timeline holds now. */
    Uni<Read> draft(Caller caller, UUID dispute, ProductType product) {
        return database.inTransaction(tx -> dispute(tx, dispute)
                        .chain(row -> finder.of(tx, row))
                        .map(facts -> fresh(caller, facts, product))
                        .call(pack -> store.insert(tx, pack))
                        .call(pack -> audit.append(tx, PackAudit.entry(caller, "draft", pack, Map.of())))
                        .chain(pack -> found(tx, pack)))
                .chain(this::pressed);
    }

    private Pack fresh(Caller caller, PackFacts facts, ProductType product) {
        ObjectRow dispute = facts.dispute();
        Instant now = clock.instant();
        return new Pack(
                ids.next(),
                dispute.id(),
                dispute.matterId(),
                dispute.sourceId(),
                facts.reason().packCategory(),
                facts.reason().network(),
                1,
                1,
                PackDraft.of(facts, product),
                List.of(),
                caller.actor(),
                now,
                now);
    }

    Uni<Read> get(UUID id, Optional<Integer> version) {
        return database.reading(
                        tx -> store.find(tx, id, version).map(Packs::present).chain(pack -> found(tx, pack)))
                .chain(this::pressed);
    }

    /** As {@link #get}, for somebody who takes it away; that is written down. */
    Uni<Read> export(Caller caller, UUID id, Optional<Integer> version, String format) {
        return database.inTransaction(tx -> store.find(tx, id, version)
                        .map(Packs::present)
                        .call(pack -> audit.append(
                                tx,
                                AuditEntry.view(
                                        caller.actor(),
                                        "evidence_pack.export_" + format,
                                        "evidence_pack",
                                        pack.publicId(),
                                        caller.requestId())))
                        .chain(pack -> found(tx, pack)))
                .chain(this::pressed);
    }

    /** Makes a new version with what the change names. */
    Uni<Read> change(Caller caller, UUID id, IfMatch match, PackChangeRequest request) {
        return next(caller, id, match, "change", (tx, pack, version) -> {
            PackContent content = clean(request.applied(pack.content()));
            return store.addVersion(tx, id, version, content, caller.actor(), clock.instant());
        });
    }

    /** Adds a file; a new version has it. */
    Uni<Read> add(Caller caller, UUID id, IfMatch match, String field, String name, byte[] bytes) {
        requireFileField(field);
        return offLoop.run(() -> Uploads.inspect(bytes, redactor))
                .chain(kind -> next(caller, id, match, "add_exhibit", (tx, pack, version) -> {
                    requireRoom(pack, bytes.length);
                    Pack.Exhibit exhibit = new Pack.Exhibit(
                            ids.next(),
                            field,
                            redactor.redactText(name),
                            kind.mediaType(),
                            Math.max(1, kind.pages()),
                            bytes.length,
                            PackPress.sha256(bytes),
                            clock.instant());
                    return store.addVersion(tx, id, version, pack.content(), caller.actor(), clock.instant())
                            .chain(() -> store.addExhibit(tx, id, exhibit, bytes, version, caller.actor()));
                }));
    }

    /** Leaves a file out from now on. */
    Uni<Read> remove(Caller caller, UUID id, IfMatch match, UUID exhibit) {
        return next(caller, id, match, "remove_exhibit", (tx, pack, version) -> store.endExhibit(
                        tx, exhibit, id, version)
                .invoke(was -> {
                    if (!was) {
                        throw ServiceException.notFound();
                    }
                })
                .chain(() -> store.addVersion(tx, id, version, pack.content(), caller.actor(), clock.instant())));
    }

    /** One step from a version to the next. */
    private interface Step {
        Uni<Void> take(Tx tx, Pack pack, int version);
    }

    private Uni<Read> next(Caller caller, UUID id, IfMatch match, String action, Step step) {
        return database.inTransaction(tx -> store.lock(tx, id)
                        .map(found -> found.orElseThrow(ServiceException::notFound))
                        .invoke(match::check)
                        .chain(version -> store.find(tx, id, Optional.empty())
                                .map(Packs::present)
                                .chain(pack -> step.take(tx, pack, version + 1)
                                        .chain(() -> audit.append(
                                                tx,
                                                PackAudit.entry(
                                                        caller, action, pack, Map.of("version", (long) version + 1))))))
                        .chain(() -> store.find(tx, id, Optional.empty()))
                        .map(Packs::present)
                        .chain(pack -> found(tx, pack)))
                .chain(this::pressed);
    }

    private Uni<Found> found(Tx tx, Pack pack) {
        return dispute(tx, pack.dispute()).chain(dispute -> finder.of(tx, dispute)
                .chain(facts -> finder.messages(tx, dispute, pack.content().excerpts())
                        .chain(messages -> store.files(tx, pack.exhibits())
                                .map(uploads -> new Found(pack, facts, messages, uploads)))));
    }

    private Uni<Read> pressed(Found found) {
        return offLoop.run(() -> new Read(
                found.pack(),
                found.facts(),
                found.messages(),
                press.press(found.pack(), found.facts(), found.messages(), found.uploads())));
    }

    private Uni<ObjectRow> dispute(Tx tx, UUID id) {
        return history.object(tx, ObjectType.DISPUTE, id).map(found -> found.orElseThrow(ServiceException::notFound));
    }

    /** People paste: card numbers in what they write go like everywhere else. */
    private PackContent clean(PackContent content) {
        Map<String, String> texts = new java.util.TreeMap<>();
        content.fields().forEach((field, text) -> texts.put(field, redactor.redactText(text)));
        return new PackContent(content.product(), texts, content.statements(), content.excerpts());
    }

    private static void requireFileField(String field) {
        EvidenceField known = Reasons.KNOWN.fields().get(field);
        if (known == null || !known.file()) {
            throw ServiceException.invalid(
                    "/field", "unknown_field", "The provider takes no file in a field of this name.");
        }
    }

    private static void requireRoom(Pack pack, long bytes) {
        long all =
                bytes + pack.exhibits().stream().mapToLong(Pack.Exhibit::size).sum();
        if (all > PackLimits.ALL_BYTES) {
            throw new ServiceException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "With this file all have " + all + " bytes; " + PackLimits.ALL_BYTES + " are taken in all.");
        }
    }

    private static Pack present(Optional<Pack> found) {
        return found.orElseThrow(ServiceException::notFound);
    }
}
