package io.paythread.signin;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Passwords of tests are no secrets. */
@Singleton
@Alternative
@Priority(1)
class CheapPasswords extends PasswordCost {
    @Override
    int rounds() {
        return 1_000;
    }
}
