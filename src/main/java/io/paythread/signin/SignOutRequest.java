package io.paythread.signin;

import org.jspecify.annotations.Nullable;

/** The body of {@code POST /logout}: a form's token; programs send an empty object and our header. */
record SignOutRequest(@Nullable String formToken) {}
