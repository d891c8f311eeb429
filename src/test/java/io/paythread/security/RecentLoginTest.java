package io.paythread.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RecentLoginTest {
    private static final Instant NOW = Instant.parse("2026-09-14T10:00:00Z");
    private final RecentLogin recentLogin = new RecentLogin(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void refusesAPersonWhoSignedInMoreThanFiveMinutesAgo() {
        // When, Then
        assertThatThrownBy(() -> recentLogin.require(person(RecentLogin.AT_MOST.plusSeconds(1))))
                .isInstanceOfSatisfying(ServiceException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.RECENT_LOGIN_REQUIRED));
    }

    @Test
    void acceptsAPersonWhoSignedInJustNow() {
        // When, Then
        assertThatCode(() -> recentLogin.require(person(RecentLogin.AT_MOST))).doesNotThrowAnyException();
    }

    @Test
    void asksNothingOfAMachine() {
        // When, Then
        assertThatCode(() -> recentLogin.require(TestCallers.machine())).doesNotThrowAnyException();
    }

    private static Caller person(Duration ago) {
        return TestCallers.person(Role.ADMIN, NOW.minus(ago), NOW.plusSeconds(600));
    }
}
