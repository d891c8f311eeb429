package io.paythread.fact;

/**
 * A provider's own id of one of its objects; unique within a source. Of an account that came back after its erasure, the
 * id with a mark behind it.
 */
public record Reference(ObjectType type, String value) implements Comparable<Reference> {

    /** Longer ids are not ids: no provider goes beyond 255 characters; a guest's address adds a prefix. */
    public static final int MAX_LENGTH = 512;

    /** Stands before the mark; no provider's id holds it. */
    private static final char AGAIN = '\u001f';

    public Reference {
        if (value.isBlank() || provided(value).length() > MAX_LENGTH || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "a reference has 1 to " + MAX_LENGTH + " characters and no NUL; this has " + value.length());
        }
    }

    /** The same of somebody who came back: whatever is derived from it is another. */
    public Reference again(String mark) {
        return new Reference(type, provided() + AGAIN + mark);
    }

    /** The id as the provider knows it. */
    public String provided() {
        return provided(value);
    }

    private static String provided(String value) {
        int mark = value.indexOf(AGAIN);
        return mark < 0 ? value : value.substring(0, mark);
    }

    @Override
    public int compareTo(Reference other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : value.compareTo(other.value);
    }

    /** The spelling that the database keys by: {@code payment:pi_1}. */
    @Override
    public String toString() {
        return type.wireName() + ":" + value;
    }
}
