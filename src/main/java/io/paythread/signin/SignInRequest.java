package io.paythread.signin;

import org.jspecify.annotations.Nullable;

/** The body of {@code POST /login}. */
record SignInRequest(String email, String password) {
    /** From JSON, where both may be missing: that is as wrong as any other password. */
    @SuppressWarnings("NullAway") // The canonical constructor is also called with what JSON leaves out.
    SignInRequest(@Nullable String email, @Nullable String password) {
        this.email = email == null ? "" : email.strip();
        this.password = password == null ? "" : password;
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "SignInRequest[***]";
    }
}
