package io.paythread.signin;

import java.util.Locale;

/** Whether somebody may sign in. */
enum UserState {
    ACTIVE,
    DISABLED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static UserState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
