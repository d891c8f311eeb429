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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the service does while its database is not there. */
class DatabaseWaitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Optional<String>> answers = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Answer> health = new ArrayList<>();
    private final WaitingRoom room = WaitingRoom.open(new WaitingRoom.Door("127.0.0.1", 0, "/q/health"));
    private long seconds;

    private record Answer(int status, String body) {}

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void saysNothingOfADatabaseThatIsThere() {
        // When
        await();

        // Then
        assertThat(told).isEmpty();
    }

    @Test
    void keepsTheWaitingRoomOpenForWhatComesAfterTheWait() {
        // Given
        refuse("starting up");
        await();

        // When
        room.says("it is migrated");

        // Then
        assertThat(get("/q/health/live").status()).isEqualTo(200);
        assertThat(get("/q/health/started").body()).contains("it is migrated");
    }

    @Test
    void goesOnWithoutAWaitingRoomWhereThePortIsTaken() {
        // Given
        int taken = room.port().orElseThrow();

        // When
        try (WaitingRoom other = WaitingRoom.open(new WaitingRoom.Door("127.0.0.1", taken, "/q/health"))) {
            // Then
            assertThat(other.port()).isEmpty();
            assertThat(other.place()).startsWith(" health=none port=" + taken);
        }
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
                .await(room);
    }

    private void pass(String... asked) {
        seconds++;
        for (String path : asked) {
            health.add(get(path));
        }
    }

    private Answer get(String path) {
        URI address = URI.create("http://127.0.0.1:" + room.port().orElseThrow() + path);
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
