package io.paythread.platform.postgres;

/** The database cannot be used. The message is written for the operator: what is wrong, where, and what to do. */
public final class DatabaseStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseStartException(String message) {
        super(message);
    }

    public DatabaseStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
