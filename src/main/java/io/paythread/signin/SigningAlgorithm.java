package io.paythread.signin;

/** What tokens may be signed with (RFC 7518, RFC 8037): pairs of keys only. A secret that both sides know proves nothing. */
public enum SigningAlgorithm {
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256,
    ES384,
    ES512,
    EDDSA("EdDSA");

    private final String wireName;

    SigningAlgorithm() {
        this.wireName = name();
    }

    SigningAlgorithm(String wireName) {
        this.wireName = wireName;
    }

    /** As the header of a token spells it. */
    public String wireName() {
        return wireName;
    }
}
