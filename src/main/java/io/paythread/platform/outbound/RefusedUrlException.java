package io.paythread.platform.outbound;

/** An address that is not sent to, whatever it resolves to. The message says why, for who entered it. */
public final class RefusedUrlException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    RefusedUrlException(String message) {
        super(message);
    }
}
