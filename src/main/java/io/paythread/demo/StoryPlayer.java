package io.paythread.demo;

import io.paythread.platform.id.Ids;
import io.paythread.platform.time.Every;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells the stories when the service starts, then sends one invented visitor after another. Has one thread of its own,
 * sends one request at a time, and goes on whatever becomes of it.
 */
@Singleton
class StoryPlayer {
    private static final Logger LOG = Logger.getLogger(StoryPlayer.class);

    /** At a second each, longer than any start takes. */
    private static final int MOST_TRIES = 60;

    private static final long WAIT_SECONDS = 1;

    private final DemoConfig config;
    private final DemoSender sender;
    private final DemoBanner banner;
    private final Ids ids;
    private final Clock clock;
    private final Random random;
    private final Every visitorDue;
    private final Deque<Step> waiting = new ArrayDeque<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread own = new Thread(task, "demo");
        own.setDaemon(true);
        return own;
    });

    // Only the demo's thread touches what follows, and the queue.
    private int tries;
    private int taken;
    private int refused;
    private int visitors;

    StoryPlayer(DemoConfig config, DemoSender sender, DemoBanner banner, Ids ids, Clock clock) {
        this.config = config;
        this.sender = sender;
        this.banner = banner;
        this.ids = ids;
        this.clock = clock;
        this.random = new Random(ids.next().getLeastSignificantBits());
        this.visitorDue = new Every(config.visitorInterval());
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            Stories.endingAt(clock.instant()).forEach(story -> waiting.addAll(story.genuine()));
            next(WAIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes ShutdownEvent ended) {
        thread.shutdownNow();
    }

    private void next(long delay, TimeUnit unit) {
        if (!thread.isShutdown()) {
            var unused = thread.schedule(this::play, delay, unit);
        }
    }

    private void play() {
        try {
            boolean later = !waiting.isEmpty() && sendFirst() == DemoSender.Outcome.LATER;
            if (waiting.isEmpty()) {
                inviteVisitor();
            }
            long pause = later
                    ? TimeUnit.SECONDS.toMillis(WAIT_SECONDS)
                    : config.pace().toMillis();
            if (!waiting.isEmpty() || visitors < config.maxVisitors()) {
                next(pause, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private DemoSender.Outcome sendFirst() throws InterruptedException {
        DemoSender.Outcome outcome = sender.send(waiting.element());
        boolean givenUp = outcome == DemoSender.Outcome.LATER && ++tries >= MOST_TRIES;
        if (outcome == DemoSender.Outcome.LATER && !givenUp) {
            return outcome;
        }
        Step done = waiting.remove();
        tries = 0;
        if (outcome == DemoSender.Outcome.TAKEN) {
            accepted();
        } else {
            refused++;
            LOG.warnf("demo request refused provider=%s", done.provider());
        }
        if (waiting.isEmpty() && visitors == 0) {
            LOG.infof("demo stories told taken=%d refused=%d", taken, refused);
        }
        return outcome;
    }

    private void accepted() {
        if (taken++ == 0) {
            banner.show(System.out);
        }
    }

    private void inviteVisitor() {
        if (visitors < config.maxVisitors() && visitorDue.due()) {
            visitors++;
            Visitor visitor = Visitor.invent(ids, random);
            waiting.addAll(Episode.of(visitor, clock.instant(), random).genuine());
        }
    }
}
