package io.paythread.insight;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.ByHand;
import io.paythread.casework.LinkedTickets;
import io.paythread.casework.ThreadsByHand;
import io.paythread.demo.Step;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.LooseDatabase;
import io.paythread.platform.time.TestClock;
import io.paythread.projection.ToldSteps;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells events to a database without the container, and after each batch threads and counts what the feed names, as readers do. */
final class Telling {
    static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

    private static final String NEWS = "select * from feed_entry where seq > $1 order by seq";

    private Telling() {}

    static List<List<Step>> batches(List<Step> steps, Random random) {
        List<List<Step>> batches = new ArrayList<>();
        int from = 0;
        while (from < steps.size()) {
            int to = Math.min(steps.size(), from + 1 + random.nextInt(40));
            batches.add(steps.subList(from, to));
            from = to;
        }
        return batches;
    }

    static void tell(LooseDatabase database, List<List<Step>> batches) {
        ToldSteps told = new ToldSteps(database);
        ByHand services = services(database);
        Recount recount = services.get(Recount.class);
        ThreadsByHand threads = new ThreadsByHand(database, services);
        long[] last = {0};
        batches.forEach(batch -> {
            told.tell(batch);
            threads.renew(database.run(tx -> tx.list(NEWS, Telling::row, last[0])));
            List<FeedRow> rows = database.run(tx -> tx.list(NEWS, Telling::row, last[0]));
            rows.forEach(row -> last[0] = row.position().seq());
            Set<UUID> subjects = rows.stream().map(FeedRow::subject).collect(Collectors.toSet());
            database.run(tx ->
                    recount.touched(tx, subjects, InsightReader.customers(rows)).replaceWith(true));
        });
    }

    private static FeedRow row(Row row) {
        return new FeedRow(
                new FeedPosition(0, row.getLong("seq")),
                row.getUUID("id"),
                row.getString("type"),
                row.getUUID("subject"),
                row.getUUID("customer_id"),
                row.getLong("revision"),
                row.getUUID("source_id"),
                row.getOffsetDateTime("recorded_at").toInstant());
    }

    static ByHand services(LooseDatabase database) {
        TestClock clock = new TestClock();
        clock.standStill(NOW);
        return new ByHand()
                .with(Database.class, database)
                .with(Clock.class, clock)
                .with(Ids.class, new Ids(clock))
                .with(ObjectMapper.class, new ObjectMapper())
                .with(Contacts.class, new ThreadContacts(new LinkedTickets()));
    }
}
