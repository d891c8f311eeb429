package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the service does while its database is not there. */
class DatabaseWaitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Optional<String>> answers = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Answer> health = new ArrayList<>();
    private Optional<WaitingRoom> opened = Optional.empty();
    private long seconds;

    private record Answer(int status, String body) {}

    @Test
    void opensNoWaitingRoomForADatabaseThatIsThere() {
        // When
        await();

        // Then
        assertThat(opened).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void saysEachReasonOnceAndWhenItIsOver() {
        // Given
        refuse("no such host", "no such host", "starting up", "starting up");

        // When
        await();

        // Then
        assertThat(told)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("waiting for the database reason=no such host health=/127"),
                        line -> assertThat(line).isEqualTo("still waiting reason=starting up"),
                        line -> assertThat(line).isEqualTo("the database is there after=4s"));
    }

    @Test
    void isAliveAndNeitherReadyNorStartedMeanwhile() {
        // Given
        refuse("say \"please\"");

        // When
        await("/q/health/live", "/q/health/ready", "/q/health/started", "/q/health", "/q/metrics");

        // Then
        String down =
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"database\",\"status\":\"DOWN\",\"data\":{\"reason\":\"say \\\"please\\\"\"}}]}";
        assertThat(health)
                .startsWith(
                        new Answer(200, "{\"status\":\"UP\",\"checks\":[]}"),
                        new Answer(503, down),
                        new Answer(503, down),
                        new Answer(503, down))
                .last()
                .extracting(Answer::status)
                .isEqualTo(404);
    }

    @Test
    void givesUpWithTheLastReasonWhenThePatienceIsOver() {
        // Given
        refuse("1", "2", "3", "4", "5", "6", "7", "8", "9");

        // Then
        assertThatThrownBy(this::await)
                .isInstanceOf(DatabaseStartException.class)
                .hasMessage("The database did not come within PT5S (paythread.database.patience): 7");
    }

    @Test
    void tellsWhyADatabaseCannotBeReached() {
        // Given
        var nobody = DatabaseAddress.parse("postgresql://u:secret@127.0.0.1:1/x", Optional.empty(), Optional.empty());

        // When
        Optional<String> refusal = new DatabaseProbe(List.of(nobody)).get();

        // Then
        assertThat(refusal).get().asString().contains("127.0.0.1:1 refused").doesNotContain("secret");
    }

    private void refuse(String... reasons) {
        for (String reason : reasons) {
            answers.add(Optional.of(reason));
        }
    }

    private void await(String... asked) {
        Supplier<Optional<String>> probe = () -> answers.isEmpty() ? Optional.empty() : answers.remove(0);
        new DatabaseWait(probe, PATIENCE, () -> Duration.ofSeconds(seconds).toNanos(), () -> pass(asked), told::add)
                .await(this::open);
    }

    private WaitingRoom open(Supplier<String> reason) {
        WaitingRoom room = WaitingRoom.open(new WaitingRoom.Door("127.0.0.1", 0, "/q/health"), reason, told::add);
        opened = Optional.of(room);
        return room;
    }

    private void pass(String... asked) {
        seconds++;
        int port = opened.flatMap(WaitingRoom::port).orElseThrow();
        for (String path : asked) {
            health.add(get(URI.create("http://127.0.0.1:" + port + path)));
        }
    }

    private static Answer get(URI address) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
