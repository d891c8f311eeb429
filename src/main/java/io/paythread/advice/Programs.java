package io.paythread.advice;

import io.paythread.advice.ProgramStore.Kept;
import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.http.IfMatch;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Monitoring programmes: by what they are judged, and how months stand with them. */
@Singleton
class Programs {
    private final Database database;
    private final ProgramStore store;
    private final NetworkStore counts;
    private final ProgramJson json;
    private final AuditLog audit;
    private final AdviceConfig config;
    private final Clock clock;

    Programs(
            Database database,
            ProgramStore store,
            NetworkStore counts,
            ProgramJson json,
            AuditLog audit,
            AdviceConfig config,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.counts = counts;
        this.json = json;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** A month's standing with the days that it rests on. */
    record Standing(Program program, YearMonth month, String region, Gauge gauge, List<DayCount> days, Instant asOf) {}

    Uni<Kept> settings(Program program) {
        return database.reading(tx -> settings(tx, program));
    }

    private Uni<Kept> settings(Tx tx, Program program) {
        return store.one(tx, program).map(found -> found.orElseGet(() -> new Kept(json.byDefault(program), 0)));
    }

    /** Puts other settings in the place of those that held, which must be those of this version. */
    Uni<Kept> change(Caller caller, Program program, IfMatch version, ProgramSettings settings) {
        return database.inTransaction(tx -> settings(tx, program)
                .invoke(before -> version.check(before.version()))
                .chain(before -> store.put(tx, program, settings, before.version(), clock.instant())
                        .invoke(Programs::requireChanged)
                        .chain(() -> audit.append(tx, entry(caller, program, before.settings(), settings)))
                        .replaceWith(new Kept(settings, before.version() + 1))));
    }

    private static void requireChanged(boolean changed) {
        if (!changed) {
            throw new ServiceException(
                    ErrorCode.PRECONDITION_FAILED, "Somebody else is changing it. Read it again and decide anew.");
        }
    }

    private AuditEntry entry(Caller caller, Program program, ProgramSettings before, ProgramSettings after) {
        return new AuditEntry(
                caller.actor(),
                "network_program.change",
                "network_program",
                program.id(),
                Map.of("settings", json.write(before)),
                Map.of("settings", json.write(after)),
                null,
                caller.requestId());
    }

    /** How a month stands; the present one if none is named. */
    Uni<Standing> standing(Program program, Optional<YearMonth> month, Optional<UUID> source, Optional<String> region) {
        Instant now = clock.instant();
        YearMonth asked = month.orElseGet(() -> YearMonth.from(now.atOffset(ZoneOffset.UTC)));
        return database.reading(tx -> standing(tx, program, asked, source, region.orElseGet(config::region), now));
    }

    Uni<Standing> standing(Tx tx, Program program, YearMonth month, Optional<UUID> source, String region, Instant now) {
        List<ItemKind> kinds = new ArrayList<>(program.counted());
        kinds.addAll(List.of(ItemKind.PAYMENT, ItemKind.AUTHENTICATED_PAYMENT));
        return settings(tx, program).chain(settings -> counts.days(
                        tx,
                        program.network(),
                        kinds,
                        month.minusMonths(1).atDay(1),
                        month.plusMonths(1).atDay(1),
                        source)
                .map(days -> new Standing(
                        program,
                        month,
                        region,
                        GaugeRule.evaluate(program, settings.settings(), region, month, days, now),
                        days.stream()
                                .filter(day -> YearMonth.from(day.day()).equals(month))
                                .toList(),
                        now)));
    }

    String region() {
        return config.region();
    }
}
