package io.paythread.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What providers and networks take: nothing is cut silently, everything that is too much is named. Pure. */
final class PackLimits {
    static final int FIELD_CHARACTERS = 20_000;
    static final int ALL_CHARACTERS = 150_000;
    /** 4.5 MB, read strictly. */
    static final long ALL_BYTES = 4_500_000;
    /** Fewer than 50. */
    static final int PAGES = 49;

    static final int PAGES_MASTERCARD = 19;

    private PackLimits() {}

    /**
     * Something that keeps a pack from being sent, or that people should look at.
     *
     * @param blocking whether it cannot be sent like this
     */
    record Problem(String code, String pointer, String detail, boolean blocking) {}

    static List<Problem> check(String network, Map<String, String> fields, List<PackFile> files) {
        List<Problem> problems = new ArrayList<>();
        long all = 0;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            int length = field.getValue().codePointCount(0, field.getValue().length());
            all += length;
            if (length > FIELD_CHARACTERS) {
                problems.add(new Problem(
                        "text_too_long",
                        "/fields/" + field.getKey(),
                        "The text has " + length + " characters; " + FIELD_CHARACTERS + " are taken.",
                        true));
            }
        }
        if (all > ALL_CHARACTERS) {
            problems.add(new Problem(
                    "texts_too_long",
                    "/fields",
                    "All texts have " + all + " characters; " + ALL_CHARACTERS + " are taken.",
                    true));
        }
        files(network, files, problems);
        return problems;
    }

    private static void files(String network, List<PackFile> files, List<Problem> problems) {
        long bytes = files.stream().mapToLong(file -> file.bytes().length).sum();
        int pages = files.stream().mapToInt(PackFile::pages).sum();
        int most = network.equals("mastercard") ? PAGES_MASTERCARD : PAGES;
        if (bytes > ALL_BYTES) {
            problems.add(new Problem(
                    "files_too_large",
                    "/exhibits",
                    "All files have " + bytes + " bytes; " + ALL_BYTES + " are taken.",
                    true));
        }
        if (pages > most) {
            String whose = network.equals("mastercard") ? " for Mastercard" : "";
            problems.add(new Problem(
                    "too_many_pages",
                    "/exhibits",
                    "All files have " + pages + " pages; " + most + " are taken" + whose + ".",
                    true));
        }
        files.stream()
                .map(PackFile::field)
                .filter(field -> files.stream()
                                .filter(file -> file.field().equals(field))
                                .count()
                        > 1)
                .distinct()
                .forEach(field -> problems.add(new Problem(
                        "two_files",
                        "/exhibits",
                        "There are two files for " + field + "; one is taken. Join them.",
                        true)));
    }
}
