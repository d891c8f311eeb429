package io.paythread.platform.vault;

/** A stored value that does not open. Names the place and the key's id, never content. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    VaultException(String message) {
        super(message);
    }
}
