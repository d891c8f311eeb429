package io.paythread.faults;

import io.paythread.faults.Recorder.Outcome;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One fault under load, from an empty database to the comparison of what everybody saw. */
final class Trial {
    private static final int PER_SECOND = 200;
    private static final Duration BEFORE = Duration.ofSeconds(2);

    private final String name;
    private final Site site;
    private final Recorder recorder = new Recorder();
    private final Load load;
    private final Listener listener;

    /** What is done to the site while events arrive. */
    interface Breaking {
        void happen(Site site) throws Exception;
    }

    private Trial(String name, Site site) {
        this.name = name;
        this.site = site;
        List<URI> doors = site.replicas().stream().map(Replica::door).toList();
        this.load = new Load(recorder, doors, Replica.SECRET);
        this.listener = new Listener(site::next);
    }

    static Verdict run(String name, Site site, Breaking breaking) throws Exception {
        return run(name, site, PER_SECOND, breaking);
    }

    /** With so many events a second. */
    static Verdict run(String name, Site site, int perSecond, Breaking breaking) throws Exception {
        try (site) {
            return new Trial(name, site).run(perSecond, breaking);
        }
    }

    private Verdict run(int perSecond, Breaking breaking) throws Exception {
        site.start();
        listener.start();
        load.start(perSecond);
        Patience.pause(BEFORE);
        breaking.happen(site);
        Patience.pause(BEFORE);
        load.stop();
        site.replicas().forEach(Site::awaitAnswers);
        awaitQuiet();
        Verdict.Timeline first = timeline();
        int unknown = recorder.with(Outcome.UNKNOWN).size();
        sendTheRest();
        awaitQuiet();
        List<FeedRow> feed = feed();
        awaitListener(feed);
        awaitReceiver(feed);
        listener.stop();
        return new Verdict(
                name,
                first,
                timeline(),
                unknown,
                feed,
                listener.rows(),
                listener.connections(),
                listener.resets(),
                site.receiver().seen());
    }

    /** As providers do: until it is acknowledged. */
    private void sendTheRest() throws InterruptedException {
        for (int i = 0; i < 5 && !recorder.with(Outcome.UNKNOWN).isEmpty(); i++) {
            load.sendAgain(recorder.with(Outcome.UNKNOWN));
        }
    }

    private Verdict.Timeline timeline() throws IOException {
        List<String> told = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        new Api(site.replicas().get(0)).each("/v1/entries?kind=payment.succeeded&limit=100", entry -> {
            entries.add(entry.getString("id"));
            JsonArray origins = entry.getJsonArray("origins");
            origins.forEach(origin -> told.add(((JsonObject) origin).getString("reference")));
        });
        return new Verdict.Timeline(
                recorder.attempted(),
                recorder.with(Outcome.ACKNOWLEDGED),
                recorder.with(Outcome.REFUSED),
                site.postgres().stored(),
                told,
                entries);
    }

    private List<FeedRow> feed() throws IOException {
        List<FeedRow> rows = new ArrayList<>();
        Api api = new Api(site.replicas().get(0));
        String after = "earliest";
        for (int before = -1; before < rows.size(); ) {
            before = rows.size();
            JsonObject page = api.get("/v1/feed?limit=1000&after=" + after);
            page.getJsonArray("data").forEach(row -> rows.add(FeedRow.from((JsonObject) row)));
            after = page.getJsonObject("page").getString("next_cursor");
        }
        return rows;
    }

    private void awaitQuiet() {
        Api api = new Api(site.replicas().get(0));
        Patience.await("the projection", () -> api.get("/v1/inbound-events?state=pending&limit=1")
                .getJsonArray("data")
                .isEmpty());
    }

    private void awaitListener(List<FeedRow> feed) {
        Patience.whileItGrows(() -> listener.rows().size(), feed.size());
    }

    private void awaitReceiver(List<FeedRow> feed) {
        long wanted =
                feed.stream().filter(row -> row.type().equals("entry.added")).count();
        Patience.whileItGrows(() -> site.receiver().seen().events(), wanted);
    }
}
