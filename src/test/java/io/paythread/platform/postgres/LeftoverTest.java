package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeftoverTest {
    private static final Path CLUSTER = Path.of("/srv/data/postgres");
    private static final String FILE =
            """
            4711
            /srv/data/postgres
            1795000000
            40123

            127.0.0.1
              1234567     32768
            ready
            """;

    @Test
    void findsNothingWithoutAFile() {
        assertThat(look(Optional.empty(), Optional.empty())).isEqualTo(Leftover.State.NONE);
    }

    @Test
    void takesAFileWithoutItsProcessForStale() {
        assertThat(look(Optional.of(FILE), Optional.empty())).isEqualTo(Leftover.State.STALE);
    }

    @Test
    void takesAFileWhoseProcessIdBelongsToAnotherProgramForStale() {
        // Given
        var other = new Leftover.Seen("/usr/bin/java", List.of("java", "-D", CLUSTER.toString()));

        // When, Then
        assertThat(look(Optional.of(FILE), Optional.of(other))).isEqualTo(Leftover.State.STALE);
    }

    @Test
    void takesAFileWhoseProcessIdBelongsToAnotherServerForStale() {
        assertThat(look(Optional.of(FILE), Optional.of(server("/srv/other/postgres"))))
                .isEqualTo(Leftover.State.STALE);
    }

    @Test
    void takesADamagedFileForStale() {
        assertThat(look(Optional.of("\n\0"), Optional.empty())).isEqualTo(Leftover.State.STALE);
    }

    @Test
    void recognisesItsOwnServer() {
        // When
        var leftover = Leftover.of(CLUSTER, Optional.of(FILE), pid -> Optional.of(server(CLUSTER.toString())));

        // Then
        assertThat(leftover).isEqualTo(new Leftover(Leftover.State.READY, 4711, 40123));
    }

    @Test
    void seesThatItsOwnServerIsNotReadyYet() {
        // Given
        String starting = FILE.replace("ready", "starting");

        // When, Then
        assertThat(look(Optional.of(starting), Optional.of(server(CLUSTER.toString()))))
                .isEqualTo(Leftover.State.RUNNING);
    }

    private static Leftover.State look(Optional<String> file, Optional<Leftover.Seen> process) {
        return Leftover.of(CLUSTER, file, pid -> process).state();
    }

    private static Leftover.Seen server(String cluster) {
        String program = "/home/shop/.cache/paythread/postgres-1/bin/postgres";
        return new Leftover.Seen(program, List.of(program, "-D", cluster, "-p", "40123"));
    }
}
