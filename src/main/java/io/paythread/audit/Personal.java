package io.paythread.audit;

/**
 * A value that says something of a person: an e-mail address, a name, a telephone number. The log keeps a keyed hash of
 * it: two equal values can be told to be equal, and nobody without the key can find the value by trying.
 */
public record Personal(String value) {
    /** Hides the value. */
    @Override
    public String toString() {
        return "Personal[***]";
    }
}
