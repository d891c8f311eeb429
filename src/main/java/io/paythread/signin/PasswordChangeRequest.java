package io.paythread.signin;

import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /v1/me/password}. */
record PasswordChangeRequest(@Nullable String currentPassword, @Nullable String newPassword) {
    /** Never the passwords. */
    @Override
    public String toString() {
        return "PasswordChangeRequest[***]";
    }
}
