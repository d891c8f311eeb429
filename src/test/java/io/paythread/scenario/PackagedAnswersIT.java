package io.paythread.scenario;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Every operation that reads, answered by the packaged service: as Java's program, or as a native executable. */
@QuarkusIntegrationTest
class PackagedAnswersIT extends AnswersContract {
    PackagedAnswersIT() {
        super(new PackagedScene());
    }
}
