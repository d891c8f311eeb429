package io.paythread.platform.http;

/** Which part of the installation a path belongs to. */
final class Paths {
    private static final String API = "/v1";
    private static final String EXPORTS = "/v1/exports";

    private Paths() {}

    static boolean isApi(String path) {
        return path.startsWith(API) && (path.length() == API.length() || path.charAt(API.length()) == '/');
    }

    /** Whether files are asked for or fetched there. To look how far they are is reading as any other. */
    static boolean isExport(String path, boolean reading) {
        return path.startsWith(EXPORTS) && (reading ? path.contains("/files/") : path.length() == EXPORTS.length());
    }

    /** Whether providers send events there. */
    static boolean isWebhook(String path) {
        return path.startsWith("/webhooks/");
    }
}
