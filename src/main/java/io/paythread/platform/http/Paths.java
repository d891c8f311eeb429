package io.paythread.platform.http;

/** Which part of the installation a path belongs to. */
final class Paths {
    private static final String API = "/v1";

    private Paths() {}

    static boolean isApi(String path) {
        return path.startsWith(API) && (path.length() == API.length() || path.charAt(API.length()) == '/');
    }

    /** Whether providers send events there. */
    static boolean isWebhook(String path) {
        return path.startsWith("/webhooks/");
    }
}
