package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerAccountTest {
    private static final int ROOT = 0;

    @Test
    void neverRunsAsRoot() {
        assertThat(ServerAccount.candidates(true, ROOT))
                .allSatisfy(account -> assertThat(account.prefix()).isNotEmpty());
    }

    @Test
    void letsRootGoOnWithTheDataOfAnotherUserAsThatUser() {
        assertThat(ServerAccount.candidates(true, 1000))
                .allSatisfy(account -> assertThat(account.userId()).contains(1000));
    }

    @Test
    void staysWhoItIsWhenItIsNotRoot() {
        assertThat(ServerAccount.candidates(false, 1000).get(0).prefix()).isEmpty();
    }
}
