package io.paythread.scenario;

import io.paythread.Api;
import io.paythread.demo.Provider;
import io.paythread.demo.Step;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/** A service to which nothing has happened, and a look at all that it keeps. */
abstract class CardStage {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final Stage stage;
    final DatabaseDump dump;
    private final Database database;

    CardStage(Stage stage, Database database, DatabaseDump dump) {
        this.stage = stage;
        this.database = database;
        this.dump = dump;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
    }

    static Step zendesk(Instant at, String body) {
        return new Step(at, Provider.ZENDESK, body, Step.Signing.GENUINE);
    }

    static JsonPath read(String path) {
        return Api.call()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The texts that the query gives. */
    List<String> texts(String sql) {
        return run(tx -> tx.list(sql, row -> row.getString(0)));
    }

    <T> T run(Function<Tx, Uni<T>> work) {
        return database.inTransaction(work).await().atMost(PATIENCE);
    }
}
