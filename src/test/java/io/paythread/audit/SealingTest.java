package io.paythread.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row comes into the chain, and only once, whoever seals and whatever happened to the database. */
class SealingTest extends SealedLog {
    @Test
    void leavesOutNobodyWhoCommitsLate() throws SQLException {
        // Given: an early row whose transaction is still open.
        try (Connection late = server.asService()) {
            late.setAutoCommit(false);
            late.createStatement().execute(insert(1));
            add(2);
            seal(sealer);
            assertThat(verify(memory(0)).toSeq()).isEqualTo(ROWS);

            // When
            late.commit();
        }
        seal(sealer);

        // Then
        assertThat(verify(memory(0)).toSeq()).isEqualTo(ROWS + 3);
    }

    @Test
    void goesOnAfterALoadFromADump() {
        // Given: transaction numbers of another cluster's life.
        asSuperuser("update audit_event set xid = '9000000000000000'");
        add(2);
        asSuperuser("update audit_event set xid = '9000000000000001' where seq = 11");

        // When
        seal(newSealer());

        // Then
        assertThat(verify(memory(0)).toSeq()).isEqualTo(ROWS + 2);
    }

    @Test
    void sealsOnceWhenTwoProcessesTry() {
        // Given
        add(1_200);

        // When
        Sealer other = newSealer();
        var unused = Uni.join()
                .all(Stream.generate(() -> List.of(sealer.step(), other.step()))
                        .limit(10)
                        .flatMap(List::stream)
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();
        seal(sealer);

        // Then
        assertThat(verify(memory(0)).toSeq()).isEqualTo(ROWS + 1_200);
    }
}
