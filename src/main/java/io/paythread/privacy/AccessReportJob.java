package io.paythread.privacy;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.NewJob;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Collects everything that is kept of a person, from one moment, with card numbers taken out once more. */
@Singleton
class AccessReportJob implements JobKind {
    private final Database database;
    private final ErasurePlan plan;
    private final AccessReportStore store;
    private final Redactor redactor;
    private final PrivacyConfig config;
    private final Clock clock;
    private final List<Erasable> erasables;

    AccessReportJob(
            Database database,
            ErasurePlan plan,
            AccessReportStore store,
            Redactor redactor,
            PrivacyConfig config,
            Clock clock,
            @All List<Erasable> erasables) {
        this.database = database;
        this.plan = plan;
        this.store = store;
        this.redactor = redactor;
        this.config = config;
        this.clock = clock;
        this.erasables = erasables;
    }

    /** The wish for it; at most one at a time for one customer. */
    NewJob wish(String owner, UUID report, UUID customer) {
        return NewJob.of(
                        this,
                        owner,
                        new JsonObject().put("report", report.toString()).put("customer", customer.toString()))
                .once("access_report:" + customer);
    }

    @Override
    public String name() {
        return "access_report";
    }

    @Override
    public String unit() {
        return "reports";
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        UUID customer = UUID.fromString(work.parameters().getString("customer"));
        UUID report = UUID.fromString(work.parameters().getString("report"));
        Instant now = clock.instant();
        return database.readingOneSnapshot(tx -> plan.look(tx, customer, now)
                        .map(found -> found.orElseThrow(ServiceException::notFound))
                        .chain(judged -> collect(tx, judged.person(), now)
                                .map(content -> new Collected(judged.person(), content))))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(collected -> new Collected(
                        collected.person(),
                        redactor.redact(collected.content(), Set.of()).body()))
                .map(collected -> keep(work, report, collected, now));
    }

    private record Collected(Person person, byte[] content) {}

    private JobEffect keep(Work work, UUID report, Collected collected, Instant now) {
        Instant expiry = now.plus(config.reportKeep());
        String id = PublicId.format(IdPrefix.ACCESS_REPORT, report);
        JsonObject result = new JsonObject()
                .put("report", id)
                .put("url", "/v1/access-reports/" + id)
                .put("bytes", collected.content().length)
                .put("expires_at", expiry.toString());
        return tx -> store.add(tx, report, collected.person(), work.owner(), now, expiry, collected.content())
                .replaceWith(Step.end(result, 1));
    }

    private Uni<byte[]> collect(Tx tx, Person person, Instant now) {
        Extent all = new Extent(
                person.accounts().stream().map(PersonAccount::id).toList(),
                person.matters().stream().map(PersonMatter::id).toList());
        JsonObject report = new JsonObject()
                .put("object", "access_report")
                .put("customer", PublicId.format(IdPrefix.CUSTOMER, person.customer()))
                .put("as_of", now.toString())
                .put("names", new JsonArray(person.names()))
                .put("addresses", new JsonArray(person.values()));
        Uni<JsonObject> done = Uni.createFrom().item(report);
        for (Erasable erasable : erasables) {
            done = done.chain(() -> erasable.report(tx, all)).map(report::mergeIn);
        }
        return done.map(complete -> complete.encodePrettily().getBytes(StandardCharsets.UTF_8));
    }
}
