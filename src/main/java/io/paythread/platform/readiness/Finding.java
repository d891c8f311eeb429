package io.paythread.platform.readiness;

/**
 * Something that is wrong with the configuration.
 *
 * @param key the configuration's key, as it is written in files
 * @param why what is wrong, what can come of it, and how to mend it; never a secret
 */
public record Finding(Severity severity, String key, String why) {
    /** How bad. */
    public enum Severity {
        /** Production does not start with it. */
        UNSAFE,
        /** Worth a line in the log. */
        DOUBTFUL
    }

    /** Production does not start with it. */
    public static Finding unsafe(String key, String why) {
        return new Finding(Severity.UNSAFE, key, why);
    }

    /** Worth a line in the log. */
    public static Finding doubtful(String key, String why) {
        return new Finding(Severity.DOUBTFUL, key, why);
    }

    String sentence() {
        return key + ": " + why;
    }
}
