package io.paythread.signin;

/** Why a token does not count. For the log: its bearer is told nothing of it. */
final class RefusedTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedTokenException(String reason) {
        super(reason);
    }
}
