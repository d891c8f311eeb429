package io.paythread.signin;

import jakarta.inject.Singleton;

/** What a guess costs. Tests, which sign in hundreds of times, put a cheaper one in its place. */
@Singleton
class PasswordCost {
    /** OWASP's password storage cheat sheet for PBKDF2-HMAC-SHA256. */
    static final int ROUNDS = 600_000;

    int rounds() {
        return ROUNDS;
    }
}
