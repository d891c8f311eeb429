package io.paythread.privacy;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.job.Job;
import io.paythread.job.Jobs;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Erasures: shown before, asked for, begun. */
@Singleton
class Erasures {
    private final Database database;
    private final ErasurePlan plan;
    private final ErasureJob kind;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;
    private final Ids ids;
    private final List<Erasable> erasables;

    Erasures(
            Database database,
            ErasurePlan plan,
            ErasureJob kind,
            Jobs jobs,
            AuditLog audit,
            Clock clock,
            Ids ids,
            @All List<Erasable> erasables) {
        this.database = database;
        this.plan = plan;
        this.kind = kind;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
        this.erasables = erasables;
    }

    /** What an erasure would do now. */
    record Preview(ErasurePlan.Judged judged, List<Finding> goes, List<Finding> stays) {}

    /** Shows what would go and what would stay; changes nothing. */
    Uni<Preview> preview(UUID customer) {
        return database.readingOneSnapshot(tx -> plan.look(tx, customer, clock.instant())
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .chain(judged -> count(tx, judged.verdict().free())
                        .chain(goes ->
                                count(tx, judged.verdict().held()).map(stays -> new Preview(judged, goes, stays)))));
    }

    /** Begins it. The reason is kept for good and therefore must not name the person. */
    Uni<Job> start(Caller caller, UUID customer, String reason) {
        return database.inTransaction(tx -> plan.look(tx, customer, clock.instant())
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .invoke(judged -> requireNameless(judged.person(), reason))
                .chain(judged -> jobs.start(
                        tx,
                        kind.wish(caller.actor(), ids.next(), judged.person().customer())))
                .call(job -> audit.append(tx, entry(caller, customer, job, reason))));
    }

    private Uni<List<Finding>> count(Tx tx, Extent extent) {
        List<Finding> all = new ArrayList<>();
        Uni<List<Finding>> done = Uni.createFrom().item(all);
        for (Erasable erasable : erasables) {
            done = done.chain(() -> erasable.count(tx, extent))
                    .invoke(all::addAll)
                    .replaceWith(all);
        }
        return done.map(
                found -> found.stream().filter(finding -> finding.count() > 0).toList());
    }

    static void requireNameless(Person person, String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        Optional<String> quoted = Stream.concat(person.values().stream(), person.names().stream())
                .map(value -> value.toLowerCase(Locale.ROOT))
                .filter(text::contains)
                .findFirst();
        if (quoted.isPresent()) {
            throw ServiceException.invalid(
                    "/reason",
                    "names_the_person",
                    "The reason is kept for good. Say it without the person's name, address or telephone number.");
        }
    }

    private static AuditEntry entry(Caller caller, UUID customer, Job job, String reason) {
        return new AuditEntry(
                caller.actor(),
                "customer.erase",
                "customer",
                PublicId.format(IdPrefix.CUSTOMER, customer),
                Map.of(),
                Map.of("job", PublicId.format(IdPrefix.JOB, job.id())),
                reason,
                caller.requestId());
    }
}
