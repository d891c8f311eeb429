package io.paythread.privacy;

import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides for each key and value of a document whether and how it is searched. */
final class FieldSearch implements JsonWalk.Visitor {
    /** What names of fields for verification codes contain, without blanks, hyphens, underscores and capitals. */
    private static final Pattern CODE_FIELD = Pattern.compile(
            "cvv|cvc|cvn\\d?$|^csc$|cardcsc|cardcid|securitycode|verificationcode|verificationvalue|cardverification"
                    + "|^cardpin$|^pinblock$");

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[ _-]");
    private static final Pattern CODE = Pattern.compile("\\s*\\d{3,4}\\s*");

    /** A code is three or four digits; with blanks, full-width or escaped it takes more bytes. */
    private static final int LONGEST_CODE = 32;

    private final byte[] body;
    private final Fields fields;
    private final Finds finds;

    FieldSearch(byte[] body, Fields fields, Finds finds) {
        this.body = body;
        this.fields = fields;
        this.finds = finds;
    }

    @Override
    public void key(int from, int to, Iterable<String> path) {
        if (Prescan.suspicious(body, from, to)) {
            finds.inText(from, to, path);
        }
    }

    @Override
    public void string(int from, int to, String field, Iterable<String> path) {
        if (isVerbatim(field, path)) {
            return;
        }
        if (to - from <= LONGEST_CODE && holdsCode(field) && code(from, to)) {
            finds.code(from, to, true, path);
        } else if (fields.ids().contains(field) && oneWord(from, to)) {
            finds.spare(from, to);
        } else if (Prescan.suspicious(body, from, to)) {
            finds.inText(from, to, path);
        }
    }

    @Override
    public void number(int from, int to, String field, Iterable<String> path) {
        if (isVerbatim(field, path)) {
            return;
        }
        if (to - from <= LONGEST_CODE && holdsCode(field) && code(from, to)) {
            finds.code(from, to, false, path);
        } else if (fields.ids().contains(field)) {
            finds.spare(from, to);
        } else if (to - from >= 4) {
            finds.inNumber(from, to, path);
        }
    }

    private boolean isVerbatim(String field, Iterable<String> path) {
        if (!fields.verbatim().contains(field)) {
            return false;
        }
        Iterator<String> names = path.iterator();
        names.next();
        return !names.hasNext();
    }

    private static boolean holdsCode(String field) {
        return CODE_FIELD
                .matcher(NOT_IN_NAMES.matcher(field).replaceAll("").toLowerCase(Locale.ROOT))
                .find();
    }

    private boolean code(int from, int to) {
        return CODE.matcher(PlainText.of(body, from, to).text()).matches();
    }

    /** An id has no blanks; a sentence that somebody put into an id field is searched like any other. */
    private boolean oneWord(int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] <= ' ' || body[i] == '\\') {
                return false;
            }
        }
        return true;
    }
}
