package io.paythread.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.audit.CheckpointFiles.Testimony;
import io.paythread.platform.vault.PrivateFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a superuser of the database can do to the log, and that it comes to light; what the service's role cannot do. */
class TamperingTest extends SealedLog {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String SWAP_ROWS =
            """
            update audit_event set (actor, id) = (select o.actor, gen_random_uuid() from audit_event o where o.seq = 9 - audit_event.seq)
             where seq in (4, 5)
            """;
    private static final String SWAP_PLACES =
            """
            update audit_seal set event_seq = -event_seq where position in (4, 5);
            update audit_seal set event_seq = 9 - position where position in (4, 5)
            """;

    @Test
    void isIntactWhenNobodyTouchedIt() {
        // When
        AuditVerdict verdict = verify(memory(ROWS));

        // Then
        assertThat(verdict).isEqualTo(new AuditVerdict(1, ROWS, true, 1, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_event set actor = 'somebody else' where seq = 4 | 4 | altered",
                "update audit_event set before = '{ }' where seq = 4 | 4 | altered",
                "update audit_event set recorded_at = recorded_at + interval '1 us' where seq = 7 | 7 | altered",
                "update audit_event set reason = '' where seq = 1 | 1 | altered",
                "update audit_seal set hash = sha256('x') where position = 10 | 10 | altered",
                "delete from audit_event where seq = 4 | 4 | missing_row",
                "delete from audit_seal where position = 4 | 4 | missing_seal",
                "delete from audit_event where seq = 4; delete from audit_seal where position = 4 | 4 | missing_seal",
                "truncate audit_event, audit_seal | 1 | missing_tail",
                "truncate audit_event | 1 | missing_row",
                "delete from audit_event where seq > 7; delete from audit_seal where position > 7 | 8 | missing_tail",
                "delete from audit_event where seq = 10; delete from audit_seal where position = 10 | 10 | missing_tail"
            })
    void findsTheFirstPlaceThatIsWrong(String harm, long position, String reason) {
        // Given
        Testimony remembered = memory(ROWS);

        // When
        asSuperuser(harm);

        // Then
        assertThat(verify(remembered).fault()).hasValueSatisfying(fault -> assertThat(fault)
                .extracting(ChainFault::position, ChainFault::reason)
                .containsExactly(position, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {SWAP_ROWS, SWAP_PLACES})
    void findsRowsInAnotherOrder(String harm) {
        // When
        asSuperuser(harm);

        // Then
        assertThat(verify(memory(0)).fault())
                .hasValueSatisfying(fault -> assertThat(fault.position()).isEqualTo(4));
    }

    @Test
    void findsAChainThatWasComputedAnew() {
        // Given
        Testimony remembered = memory(3, ROWS);

        // When
        asSuperuser("delete from audit_event where seq = 5; truncate audit_seal");
        seal(newSealer());
        add(1);
        seal(newSealer());

        // Then: all fits, except to what was remembered outside.
        assertThat(verify(memory(0)).intact()).isTrue();
        assertThat(verify(remembered).fault()).hasValueSatisfying(fault -> assertThat(fault)
                .extracting(ChainFault::position, ChainFault::reason)
                .containsExactly(4L, "rewritten"));
    }

    @Test
    void remembersInTheRunningProcessWhatWasCutOff() {
        // Given
        seal(sealer);

        // When
        asSuperuser("delete from audit_event where seq > 7; delete from audit_seal where position > 7");
        add(1);
        seal(sealer);

        // Then
        assertThat(verify(new Testimony(sealer.witnessed(), Optional.empty())).fault())
                .hasValueSatisfying(fault -> assertThat(fault.reason()).isEqualTo("missing_tail"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set actor = 'x'",
                "delete from audit_event",
                "truncate audit_event",
                "update audit_seal set hash = hash",
                "delete from audit_seal",
                "truncate audit_seal",
                "alter table audit_event disable trigger all",
                "drop table audit_seal",
                "set session_replication_role = replica"
            })
    void refusesTheServicesRole(String harm) {
        assertThatThrownBy(() -> execute(server.asService(), harm))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_event set actor = 'x'", "delete from audit_seal", "truncate audit_event"})
    void stopsTheOwnersMistakes(String harm) {
        assertThatThrownBy(() -> execute(server.asOwner(), harm)).hasMessageContaining("append-only");
    }

    @Test
    void tellsOnTheCommandLine(@TempDir Path folder) throws Exception {
        // Given
        CheckpointFiles files = new CheckpointFiles(Optional.of(folder.resolve("points")), folder.resolve("key.pem"));
        SigningKey key = files.readOrMakeKey();
        files.append(key.sign(head(ROWS), NOW));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("points"))))
                .isEqualTo("rw-------");

        // When
        Told intact = commandLine(folder);
        asSuperuser("delete from audit_event where seq > 7; delete from audit_seal where position > 7");
        Told cut = commandLine(folder);
        PrivateFile.append(
                folder.resolve("points"),
                SigningKey.parse(SigningKey.generate()).sign(head(7), NOW).line());

        // Then
        assertThat(intact).isEqualTo(new Told(0, "The audit log is intact: 10 rows, compared with 1 checkpoints."));
        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.said()).contains("First wrong position: 8 (missing_tail)");
        assertThat(files.testimony(key).forged())
                .hasValueSatisfying(fault -> assertThat(fault.reason()).isEqualTo("forged_checkpoint"));
    }

    private Told commandLine(Path folder) {
        Map<String, String> settings = new java.util.HashMap<>(server.settings());
        settings.put(
                "paythread.audit.checkpoint.key-file", folder.resolve("key.pem").toString());
        PrintStream console = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        settings.forEach(System::setProperty);
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int exit = VerifyAudit.run(
                    VerifyAudit.COMMAND, folder.resolve("points").toString());
            return new Told(exit, said.toString(StandardCharsets.UTF_8).strip());
        } finally {
            System.setOut(console);
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private record Told(int exit, String said) {}
}
