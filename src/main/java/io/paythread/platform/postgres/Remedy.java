package io.paythread.platform.postgres;

/** What an operator can do about the words of the operating system. */
final class Remedy {
    private Remedy() {}

    /** A sentence with a blank before it, or nothing where the words say enough. */
    static String against(String words) {
        if (words.contains("No space left on device")) {
            return " The disk is full: free some space and start again; nothing is lost.";
        }
        if (words.contains("AccessDeniedException") || words.contains("Permission denied")) {
            return " Run the service as the user whom the directory belongs to, or choose another directory"
                    + " (paythread.database.directory, PAYTHREAD_DATABASE_DIRECTORY).";
        }
        return "";
    }
}
