package io.paythread.fact;

/** A provider's own id of one of its objects; unique within a source. */
public record Reference(ObjectType type, String value) implements Comparable<Reference> {

    /** Longer ids are not ids: no provider goes beyond 255 characters; a guest's address adds a prefix. */
    public static final int MAX_LENGTH = 512;

    public Reference {
        if (value.isBlank() || value.length() > MAX_LENGTH || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "a reference has 1 to " + MAX_LENGTH + " characters and no NUL; this has " + value.length());
        }
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
