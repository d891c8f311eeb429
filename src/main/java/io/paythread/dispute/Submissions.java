package io.paythread.dispute;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.credential.ProviderKeys;
import io.paythread.dispute.PackLimits.Problem;
import io.paythread.dispute.Submission.Action;
import io.paythread.dispute.Submission.State;
import io.paythread.fact.ObjectType;
import io.paythread.job.Jobs;
import io.paythread.platform.http.IfMatch;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.ServiceException;
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

/**
 * Asks for what cannot be taken back, and sees to it that it is done once: who asks types the dispute's id, a second person
 * approves where the configuration says so, and a second one for the same dispute is refused.
 */
@Singleton
class Submissions {
    private final Database database;
    private final History history;
    private final Packs packs;
    private final PackStore packStore;
    private final SubmissionStore store;
    private final SubmissionJob job;
    private final ProviderKeys keys;
    private final Jobs jobs;
    private final DisputeConfig config;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Submissions(
            Database database,
            History history,
            Packs packs,
            PackStore packStore,
            SubmissionStore store,
            SubmissionJob job,
            ProviderKeys keys,
            Jobs jobs,
            DisputeConfig config,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.history = history;
        this.packs = packs;
        this.packStore = packStore;
        this.store = store;
        this.job = job;
        this.keys = keys;
        this.jobs = jobs;
        this.config = config;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Submission> get(UUID id) {
        return database.reading(tx -> store.find(tx, id)).map(found -> found.orElseThrow(ServiceException::notFound));
    }

    /** Sends the version of the pack that was read, or only stages it. */
    Uni<Submission> submit(Caller caller, UUID pack, IfMatch match, String confirm, boolean stageOnly) {
        Action action = stageOnly ? Action.STAGE : Action.SUBMIT;
        return packs.get(pack, Optional.empty())
                .invoke(read -> requireConfirmed(read.pack().dispute(), confirm))
                .invoke(read -> requireSendable(read.pressed().problems()))
                .chain(read -> database.inTransaction(tx -> packStore
                        .lock(tx, pack)
                        .map(found -> found.orElseThrow(ServiceException::notFound))
                        .invoke(match::check)
                        .chain(version -> ask(
                                tx,
                                caller,
                                action,
                                read.pack().dispute(),
                                read.pack().source(),
                                Optional.of(pack),
                                Optional.of(version)))));
    }

    /** Concedes the dispute. */
    Uni<Submission> accept(Caller caller, UUID dispute, String confirm) {
        requireConfirmed(dispute, confirm);
        return database.inTransaction(tx -> history.object(tx, ObjectType.DISPUTE, dispute)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .invoke(this::requireOpen)
                .chain(row ->
                        ask(tx, caller, Action.ACCEPT, dispute, row.sourceId(), Optional.empty(), Optional.empty())));
    }

    /** The second person's consent. */
    Uni<Submission> approve(Caller caller, UUID id, String confirm) {
        return database.inTransaction(tx -> lock(tx, id)
                .invoke(submission -> requireConfirmed(submission.dispute(), confirm))
                .invoke(submission -> require(
                        submission.state() == State.AWAITING_APPROVAL,
                        "It does not wait for an approval: it is "
                                + submission.state().wireName() + "."))
                .invoke(submission -> require(
                        !submission.requestedBy().equals(caller.actor()),
                        "A second person approves: somebody else than who asked for it."))
                .chain(submission -> store.approve(tx, id, caller.actor(), clock.instant())
                        .chain(() -> jobs.start(tx, job.wish(submission)))
                        .chain(() -> audit.append(tx, entry(caller, "approve", submission))))
                .chain(() -> store.find(tx, id))
                .map(Optional::orElseThrow));
    }

    /** Takes it back while nothing was sent. */
    Uni<Submission> withdraw(Caller caller, UUID id) {
        return database.inTransaction(tx -> lock(tx, id)
                .invoke(submission -> require(
                        submission.state() == State.AWAITING_APPROVAL || submission.state() == State.QUEUED,
                        "It cannot be taken back: it is " + submission.state().wireName() + "."))
                .chain(submission -> store.move(tx, id, State.WITHDRAWN, null, null, null, clock.instant())
                        .chain(() -> audit.append(tx, entry(caller, "withdraw", submission))))
                .chain(() -> store.find(tx, id))
                .map(Optional::orElseThrow));
    }

    private Uni<Submission> ask(
            Tx tx,
            Caller caller,
            Action action,
            UUID dispute,
            UUID source,
            Optional<UUID> pack,
            Optional<Integer> version) {
        boolean waits = action.isFinal() && config.secondPerson();
        Instant now = clock.instant();
        Submission submission = new Submission(
                ids.next(),
                dispute,
                pack,
                version,
                source,
                action,
                waits ? State.AWAITING_APPROVAL : State.QUEUED,
                caller.actor(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                now);
        return keys.open(tx, source)
                .invoke(key -> require(
                        key.isPresent(),
                        "The source has no key of the provider's API. Give it one: PUT /v1/sources/{id}/provider-key."))
                .chain(() -> store.insert(tx, submission))
                .invoke(
                        made -> require(
                                made,
                                "This dispute was answered or accepted before, or is about to be. There is one submission only."))
                .chain(() -> waits ? Uni.createFrom().nullItem() : jobs.start(tx, job.wish(submission)))
                .chain(() -> audit.append(tx, entry(caller, action.wireName(), submission)))
                .replaceWith(submission);
    }

    private Uni<Submission> lock(Tx tx, UUID id) {
        return store.lock(tx, id).map(found -> found.orElseThrow(ServiceException::notFound));
    }

    private void requireOpen(ObjectRow dispute) {
        Deadline deadline = Cases.deadline(dispute, clock.instant());
        require(deadline.state() == Deadline.State.OPEN, "The dispute does not await an answer.");
    }

    private static void requireConfirmed(UUID dispute, String confirm) {
        if (!confirm.equals(PublicId.format(IdPrefix.DISPUTE, dispute))) {
            throw ServiceException.invalid(
                    "/confirm", "not_confirmed", "Type the id of the dispute to confirm: this cannot be taken back.");
        }
    }

    private static void requireSendable(List<Problem> problems) {
        List<FieldError> errors = problems.stream()
                .filter(Problem::blocking)
                .map(problem -> new FieldError(problem.pointer(), problem.code(), problem.detail()))
                .toList();
        if (!errors.isEmpty()) {
            throw new ServiceException(ErrorCode.INVALID_VALUE, "The pack cannot be sent like this.", errors);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ServiceException(ErrorCode.CONFLICT, otherwise);
        }
    }

    private static AuditEntry entry(Caller caller, String action, Submission submission) {
        return new AuditEntry(
                caller.actor(),
                "dispute." + action,
                "dispute",
                PublicId.format(IdPrefix.DISPUTE, submission.dispute()),
                Map.of(),
                Map.of(
                        "submission",
                        submission.publicId(),
                        "pack",
                        submission
                                .pack()
                                .map(id -> PublicId.format(IdPrefix.EVIDENCE_PACK, id))
                                .orElse(""),
                        "version",
                        submission.packVersion().map(Long::valueOf).orElse(0L)),
                null,
                caller.requestId());
    }
}
