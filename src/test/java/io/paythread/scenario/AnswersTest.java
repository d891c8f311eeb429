package io.paythread.scenario;

import io.quarkus.test.junit.QuarkusTest;

/** Every operation that reads, answered by the service in this process. */
@QuarkusTest
class AnswersTest extends AnswersContract {
    AnswersTest(Stage stage) {
        super(stage);
    }
}
