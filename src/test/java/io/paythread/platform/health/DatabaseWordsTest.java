package io.paythread.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class DatabaseWordsTest {
    @Test
    void tellsTheCauseAndNotTheAddress() {
        assertThat(DatabaseWords.of(new ConnectException("Connection refused: db.internal/10.0.0.7:5432")))
                .startsWith("The database cannot be reached")
                .doesNotContain("db.internal", "10.0.0.7");
        assertThat(DatabaseWords.of(new IllegalStateException(new UnknownHostException("db.internal"))))
                .contains("name of the database's host is not known")
                .doesNotContain("db.internal");
    }

    @Test
    void tellsWhatTheServerSaid() {
        assertThat(DatabaseWords.of(refused("28P01")))
                .contains("user or password")
                .doesNotContain("secret");
        assertThat(DatabaseWords.of(refused("53300"))).contains("no more connections");
        assertThat(DatabaseWords.of(refused("57P03"))).contains("starting or stopping");
        assertThat(DatabaseWords.of(refused("XX000"))).contains("SQLSTATE XX000");
    }

    @Test
    void tellsOfSilence() {
        assertThat(DatabaseWords.of(new java.util.concurrent.TimeoutException()))
                .contains("does not answer in time");
    }

    private static PgException refused(String state) {
        return new PgException("user secret refused", "FATAL", state, "");
    }
}
