package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service on its embedded database is killed, or told to stop, in the middle of a load and started again:
 * every acknowledged event is on a timeline, none twice.
 */
class KilledServiceIT {
    private static final int EVENTS = 5_000;
    private static final int END_AFTER = 2_000;
    /** Requests under way, batches, PostgreSQL: each has a bound, and together they stay within what orchestrators wait. */
    private static final int STOP_SECONDS = 30;
    /** The system's number for a process that ended because it was told to. */
    private static final int TERMINATED = 143;

    private static final int KILLED = 137;

    private static final List<String> EXPECTED =
            IntStream.range(0, EVENTS).mapToObj(n -> "evt_" + n).sorted().toList();

    private final PackagedService service;

    KilledServiceIT(@TempDir Path folder) throws IOException {
        this.service = new PackagedService(folder);
    }

    @AfterEach
    void stop() throws InterruptedException {
        Process running = service.running();
        running.destroy();
        if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
        }
    }

    @Test
    void losesAndDoublesNothingWhenKilledInTheMiddleOfALoad() throws Exception {
        List<String> told = toldAfter(Process::destroyForcibly, KILLED);
        assertThat(told).isEqualTo(EXPECTED);
    }

    @Test
    void finishesWhatItHasAcceptedWhenToldToStop() throws Exception {
        List<String> told = toldAfter(
                running -> {
                    running.destroy();
                    return running;
                },
                TERMINATED);
        assertThat(told).isEqualTo(EXPECTED);
    }

    /** Ends the service under load, starts it again, sends what was not acknowledged, and reads what is on timelines. */
    private List<String> toldAfter(UnaryOperator<Process> end, int exit) throws Exception {
        service.start();
        Instant now = Clock.systemUTC().instant();
        Senders senders = new Senders(service.door(), PackagedService.SECRET);
        List<String> left = senders.send(Senders.payments(EVENTS, now), now, good -> {
            if (good == END_AFTER) {
                Process unused = end.apply(service.running());
            }
        });
        Process ended = service.running();
        assertThat(ended.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.exitValue()).isEqualTo(exit);
        assertThat(EVENTS - left.size()).isBetween(END_AFTER, EVENTS - 1);
        service.start();
        assertThat(senders.send(left, now, good -> {})).isEmpty();
        service.awaitProjection();
        return service.told();
    }
}
