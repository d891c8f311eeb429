package io.paythread.dispute;

import io.paythread.credential.ProviderKeys;
import io.paythread.dispute.Submission.Action;
import io.paythread.dispute.Submission.State;
import io.paythread.dispute.SubmissionRule.Verdict;
import io.paythread.fact.ObjectType;
import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.NewJob;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Does at the provider what was asked for, once. The intention is written down before the call; a call of which nobody
 * knows whether it arrived is repeated with the same idempotency key, after the provider was asked how the dispute stands.
 */
@Singleton
class SubmissionJob implements JobKind {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 9;

    private final Database database;
    private final History history;
    private final Packs packs;
    private final PackPress press;
    private final SubmissionStore store;
    private final ProviderKeys keys;
    private final StripeDisputes provider;
    private final DisputeConfig config;
    private final Clock clock;

    SubmissionJob(
            Database database,
            History history,
            Packs packs,
            PackPress press,
            SubmissionStore store,
            ProviderKeys keys,
            StripeDisputes provider,
            DisputeConfig config,
            Clock clock) {
        this.database = database;
        this.history = history;
        this.packs = packs;
        this.press = press;
        this.store = store;
        this.keys = keys;
        this.provider = provider;
        this.config = config;
        this.clock = clock;
    }

    NewJob wish(Submission submission) {
        return NewJob.of(
                        this,
                        NewJob.SYSTEM,
                        new JsonObject()
                                .put("submission", submission.publicId())
                                .put("id", submission.id().toString()))
                .once("evidence_submission:" + submission.id());
    }

    @Override
    public String name() {
        return "evidence_submission";
    }

    @Override
    public String unit() {
        return "steps";
    }

    /** Who may cancel jobs need not be who may decide about evidence; and a submission without its job would never end. */
    @Override
    public Optional<String> insteadOfCancelling() {
        return Optional.of("Take the submission back instead, as long as nothing was sent: DELETE"
                + " /v1/evidence-submissions/{id}. Its job then ends by itself.");
    }

    /** What a step knows. */
    private record Task(Submission submission, ObjectRow dispute, String key, Position position) {
        String once() {
            return submission.publicId();
        }
    }

    /** How far it came: files by field, whether a call may have arrived, how often in vain. */
    private record Position(JsonObject files, boolean sent, int tries) {
        static Position of(JsonObject json) {
            return new Position(
                    json.getJsonObject("files", new JsonObject()),
                    json.getBoolean("sent", false),
                    json.getInteger("tries", 0));
        }

        JsonObject json() {
            return new JsonObject().put("files", files).put("sent", sent).put("tries", tries);
        }

        Position with(String field, String file) {
            return new Position(files.copy().put(field, file), sent, 0);
        }

        Position sending() {
            return new Position(files, true, tries);
        }

        Position later() {
            return new Position(files, sent, tries + 1);
        }
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        UUID id = UUID.fromString(work.parameters().getString("id"));
        return database.reading(tx -> task(tx, id, Position.of(work.position())))
                .chain(task -> task.map(this::go).orElseGet(() -> JobEffect.only(tx -> missing(tx, id))));
    }

    private Uni<Optional<Task>> task(Tx tx, UUID id, Position position) {
        return store.find(tx, id)
                .chain(found -> found.filter(one -> one.state() == State.QUEUED || one.state() == State.SENDING)
                        .map(one -> history.object(tx, ObjectType.DISPUTE, one.dispute())
                                .chain(dispute -> keys.open(tx, one.source())
                                        .map(key -> dispute.flatMap(
                                                row -> key.map(opened -> new Task(one, row, opened, position))))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Withdrawn, finished, erased, or the key was taken away. */
    private Uni<Step> missing(Tx tx, UUID id) {
        return store.lock(tx, id).chain(found -> found.filter(one -> one.state() == State.QUEUED)
                .map(one -> store.move(
                        tx,
                        id,
                        State.FAILED,
                        "no_key",
                        "The source has no key of the provider's API, or the dispute is gone.",
                        null,
                        clock.instant()))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .replaceWith(Step.end(new JsonObject(), 0)));
    }

    private Uni<JobEffect> go(Task task) {
        return provider.read(task.key(), task.dispute().reference()).chain(answer -> {
            if (!answer.succeeded()) {
                return Uni.createFrom().item(unanswered(task, answer));
            }
            Verdict verdict = SubmissionRule.judge(
                    task.submission().action(), answer, task.position().sent());
            return switch (verdict) {
                case DONE -> Uni.createFrom().item(done(task, null));
                case TOO_LATE ->
                    Uni.createFrom()
                            .item(failed(
                                    task,
                                    "too_late",
                                    "The dispute stands at " + answer.disputeState() + "; nothing was sent."));
                case SEND -> task.submission().action() == Action.ACCEPT ? accept(task) : evidence(task);
            };
        });
    }

    private Uni<JobEffect> accept(Task task) {
        return task.position().sent()
                ? provider.close(task.key(), task.once(), task.dispute().reference())
                        .map(answer -> answer.succeeded() ? done(task, null) : unanswered(task, answer))
                : JobEffect.only(tx -> begin(tx, task));
    }

    private Uni<JobEffect> evidence(Task task) {
        Submission submission = task.submission();
        return packs.get(submission.pack().orElseThrow(), submission.packVersion())
                .chain(read -> {
                    for (PackFile file : read.pressed().files()) {
                        if (!task.position().files().containsKey(file.field())) {
                            return upload(task, file);
                        }
                    }
                    return task.position().sent() ? send(task, read) : JobEffect.only(tx -> begin(tx, task));
                });
    }

    private Uni<JobEffect> upload(Task task, PackFile file) {
        // A new try after a long pause makes other bytes no other file: the key is of the bytes.
        String once = task.once() + "-" + file.field() + "-"
                + PackPress.sha256(file.bytes()).substring(0, 16);
        return provider.upload(task.key(), once, file).map(answer -> {
            String id = answer.body().getValue("id") instanceof String text ? text : "";
            if (!answer.succeeded() || id.isEmpty()) {
                return unanswered(task, answer);
            }
            JsonObject position = task.position().with(file.field(), id).json();
            return tx -> Uni.createFrom().item(Step.goOn(position, 1));
        });
    }

    /** From here on it may take effect; who withdrew it in the meantime was first. */
    private Uni<Step> begin(Tx tx, Task task) {
        UUID id = task.submission().id();
        return store.lock(tx, id)
                .chain(found -> found.filter(one -> one.state() == State.QUEUED).isPresent()
                        ? store.move(tx, id, State.SENDING, null, null, null, clock.instant())
                                .replaceWith(Step.goOn(task.position().sending().json(), 1))
                        : Uni.createFrom().item(Step.end(new JsonObject(), 0)));
    }

    private Uni<JobEffect> send(Task task, Packs.Read read) {
        Map<String, String> files = new HashMap<>();
        task.position().files().forEach(file -> files.put(file.getKey(), String.valueOf(file.getValue())));
        JsonObject evidence = press.evidence(read.pack(), read.facts(), files);
        Map<String, String> form =
                StripeDisputes.form(evidence, task.submission().action() == Action.SUBMIT);
        byte[] sha = HexFormat.of()
                .parseHex(PackPress.sha256(StripeDisputes.encoded(form).getBytes(StandardCharsets.UTF_8)));
        return provider.update(task.key(), task.once(), task.dispute().reference(), form)
                .map(answer -> answer.succeeded() ? done(task, sha) : unanswered(task, answer));
    }

    private JobEffect done(Task task, byte @Nullable [] sha) {
        return tx -> store.move(tx, task.submission().id(), State.SUCCEEDED, null, null, sha, clock.instant())
                .replaceWith(Step.end(new JsonObject().put("submission", task.once()), 1));
    }

    private JobEffect failed(Task task, String code, String detail) {
        return tx -> store.move(tx, task.submission().id(), State.FAILED, code, detail, null, clock.instant())
                .replaceWith(Step.end(new JsonObject().put("submission", task.once()), 0));
    }

    private JobEffect unanswered(Task task, ProviderAnswer answer) {
        if (!answer.worthARetry()) {
            return failed(task, answer.code(), "The provider refused it with status " + answer.status() + ".");
        }
        boolean over = clock.instant().isAfter(task.submission().updatedAt().plus(config.giveUpAfter()));
        if (over) {
            State state = task.position().sent() ? State.UNKNOWN : State.FAILED;
            return tx -> store.move(
                            tx,
                            task.submission().id(),
                            state,
                            "no_answer",
                            "The provider did not answer for too long. Look there before anything is sent again.",
                            null,
                            clock.instant())
                    .replaceWith(Step.end(new JsonObject().put("submission", task.once()), 0));
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(task.position().tries(), MOST_DOUBLINGS));
        JsonObject position = task.position().later().json();
        return tx -> Uni.createFrom().item(Step.rest(pause, position, 0));
    }
}
