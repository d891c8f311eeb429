package io.paythread.privacy;

import java.util.Locale;
import java.util.Set;

/** Decides for each key and value of a document whether and how it is searched. */
final class FieldSearch implements JsonWalk.Visitor {
    /** Names of fields for verification codes, without blanks, hyphens, underscores and capitals. */
    private static final Set<String> CODE_FIELDS = Set.of(
            "cvv", "cvv2", "cvc", "cvc2", "cvn", "csc", "cardcvv", "cardcvc", "securitycode", "cardsecuritycode");

    private final byte[] body;
    private final Set<String> idFields;
    private final Finds finds;

    FieldSearch(byte[] body, Set<String> idFields, Finds finds) {
        this.body = body;
        this.idFields = idFields;
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
        if (code(from, to) && holdsCode(field)) {
            finds.code(from, to, true);
        } else if (idFields.contains(field) && oneWord(from, to)) {
            finds.spare(from, to);
        } else if (Prescan.suspicious(body, from, to)) {
            finds.inText(from, to, path);
        }
    }

    @Override
    public void number(int from, int to, String field, Iterable<String> path) {
        if (code(from, to) && holdsCode(field)) {
            finds.code(from, to, false);
        } else if (idFields.contains(field)) {
            finds.spare(from, to);
        } else if (to - from >= 4) {
            finds.inNumber(from, to, path);
        }
    }

    private static boolean holdsCode(String field) {
        return CODE_FIELDS.contains(field.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT));
    }

    private boolean code(int from, int to) {
        int length = to - from;
        return (length == 3 || length == 4) && allDigits(from, to);
    }

    private boolean allDigits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] < '0' || body[i] > '9') {
                return false;
            }
        }
        return true;
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
