package io.paythread.security;

/** What a caller showed to be let in. */
public enum Credential {
    /** A bearer key: a machine. */
    API_KEY(false),
    /** A bearer token of an identity provider: a machine. */
    ACCESS_TOKEN(false),
    /** The session cookie of the console: a person. */
    SESSION(true),
    /** The short-lived token of an embedded page: a person whom somebody else vouches for. */
    EMBEDDED(true);

    private final boolean person;

    Credential(boolean person) {
        this.person = person;
    }

    /** Whether a person asks, who can be asked to sign in again. */
    public boolean isPerson() {
        return person;
    }

    /** Whether a browser sends it by itself, without the header Authorization. */
    public boolean isAmbient() {
        return this == SESSION;
    }
}
