package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service on its embedded database is killed, or told to stop, in the middle of a load and started again:
 * every acknowledged event is on a timeline, none twice. Killed in the middle of a backfill, it goes on where it was.
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

    private static final int PAGES = 8;
    private static final int HELD = 4;
    /** How long nobody takes the job of a process that is gone. */
    private static final String LEASE = "3s";

    private final HeldAnswer held = new HeldAnswer();
    private final WireMockServer stripe =
            new WireMockServer(wireMockConfig().dynamicPort().extensions(held));
    private final PackagedService service;

    KilledServiceIT(@TempDir Path folder) throws IOException {
        stripe.start();
        this.service = new PackagedService(
                folder, "paythread.reconcile.addresses.stripe=" + stripe.baseUrl(), "paythread.job.lease=" + LEASE);
    }

    @AfterEach
    void stop() throws InterruptedException {
        stripe.stop();
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

    @Test
    void goesOnAtThePageInHandWhenKilledInTheMiddleOfABackfill() throws Exception {
        // Given
        service.start();
        Instant first =
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(7_200);
        List<String> events = IntStream.range(0, PAGES * StripeShelf.PAGE)
                .mapToObj(n -> ReconcileScene.payment(n, first.plusSeconds(n)))
                .toList();
        WireMock api = new WireMock("localhost", stripe.port());
        List<String> places = new StripeShelf(Pages.free(api)).put("events", events);
        held.holdAt(places.get(HELD));

        // When
        String job = service.backfill(StripeShelf.KEY, first.minusSeconds(60));
        assertThat(held.awaitAsked()).isTrue();
        service.running().destroyForcibly().waitFor();
        held.release();
        service.start();
        JsonPath ended = service.result(job);
        service.awaitProjection();

        // Then
        List<String> expected = new ArrayList<>(places);
        expected.add(HELD, places.get(HELD));
        assertThat(placesAsked()).isEqualTo(expected);
        assertThat(ended.getInt("result.fetched")).isEqualTo(events.size());
        assertThat(ended.getInt("result.stored")).isEqualTo(events.size());
        assertThat(service.told())
                .isEqualTo(IntStream.range(0, events.size())
                        .mapToObj(n -> "evt_" + n)
                        .sorted()
                        .toList());
    }

    /** The pages as they were asked for, by the id after which each begins. */
    private List<String> placesAsked() {
        return stripe.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .map(request -> request.queryParameter("starting_after"))
                .map(after -> after.isPresent() ? after.firstValue() : "")
                .toList();
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
