package io.paythread.signin;

import io.paythread.Sql;
import io.paythread.platform.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Nobody has failed to sign in before a test, and time goes on after it. */
abstract class SignInStage {
    final TestClock clock;
    final Sql sql;

    SignInStage(TestClock clock, Sql sql) {
        this.clock = clock;
        this.sql = sql;
    }

    @BeforeEach
    void nobodyHasFailed() {
        Visitor.forgetFailures(sql);
    }

    @AfterEach
    void letTimePass() {
        clock.release();
    }
}
