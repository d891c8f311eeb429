package io.paythread.checkout;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Database;
import io.paythread.security.Caller;
import io.paythread.timeline.Annex;
import io.paythread.timeline.AnnexSource;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells with each checkout what became of it, and whether somebody may be reminded. */
@Singleton
class ProgressAnnex implements AnnexSource {
    private final Database database;
    private final Visits visits;
    private final ProgressRule progress;
    private final ReminderRule reminder;
    private final Clock clock;

    ProgressAnnex(Database database, Visits visits, CheckoutConfig config, Clock clock) {
        this.database = database;
        this.visits = visits;
        this.progress = new ProgressRule(config.stuckAfter(), config.elsewhereWithin());
        this.reminder = new ReminderRule(config.linkLife());
        this.clock = clock;
    }

    @Override
    public List<Annex> annexes() {
        return List.of(new Annex(ObjectType.CHECKOUT, "progress", true, this::read));
    }

    private Uni<Map<UUID, Object>> read(Caller caller, List<ObjectRow> rows) {
        Instant now = clock.instant();
        return database.reading(tx -> visits.of(tx, rows)).map(told -> {
            Map<UUID, Object> views = new HashMap<>();
            told.forEach(each -> views.put(each.visit().id(), view(each, now)));
            return views;
        });
    }

    private ProgressView view(Visits.Told told, Instant now) {
        Progress became = progress.evaluate(told.visit(), told.around(), now);
        return ProgressView.of(became, reminder.evaluate(told.visit(), became, told.around(), now));
    }
}
