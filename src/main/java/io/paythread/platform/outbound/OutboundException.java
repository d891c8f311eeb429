package io.paythread.platform.outbound;

import java.util.Locale;

/** No answer came. Says at which stage it ended, and nothing of what the other side said. */
public final class OutboundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Stage stage;

    /** Where it ended. */
    public enum Stage {
        /** The address is not one that may be sent to. Nothing was connected to. */
        REFUSED_ADDRESS,
        /** The name has no address. */
        NAME,
        /** Nobody took the connection. */
        CONNECT,
        /** The certificate, or what the two sides can agree on. */
        TLS,
        /** It took too long. */
        TIMEOUT,
        /** The connection broke, or what came was no HTTP. */
        CONNECTION;

        /** The stable word for it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public OutboundException(Stage stage, String message) {
        super(message);
        this.stage = stage;
    }

    /** Where it ended. */
    public Stage stage() {
        return stage;
    }
}
