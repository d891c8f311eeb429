package io.paythread.security;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;

/** What those are told who may not. Which of the possible faults a credential has is told to nobody. */
public final class Refusals {
    private Refusals() {}

    /** For a credential that is unknown, wrong, expired or revoked: always the same. */
    public static ServiceException unauthenticated() {
        return new ServiceException(
                ErrorCode.UNAUTHENTICATED, "The credential is not valid, has expired or was revoked.");
    }

    /** For a request that shows nothing. */
    static ServiceException anonymous() {
        return new ServiceException(
                ErrorCode.UNAUTHENTICATED,
                "The request has no credential. Send the header Authorization: Bearer followed by an API key.");
    }

    /** For a caller without the scope. */
    public static ServiceException missing(Scope scope) {
        return new ServiceException(
                ErrorCode.FORBIDDEN,
                "This needs the scope " + scope.wireName() + ", which the credential does not have.");
    }

    /** For a machine that asks for what only people have. */
    static ServiceException machine() {
        return new ServiceException(
                ErrorCode.FORBIDDEN, "Only people have sessions and passwords; this credential is a machine's.");
    }

    /** For an operation that stands in no table: allowed to nobody. */
    static ServiceException unlisted() {
        return new ServiceException(ErrorCode.FORBIDDEN, "Nobody has been allowed this operation.");
    }

    static ServiceException recentLogin() {
        return new ServiceException(
                ErrorCode.RECENT_LOGIN_REQUIRED,
                "Sign in again and repeat the request within " + RecentLogin.AT_MOST.toMinutes() + " minutes.");
    }
}
