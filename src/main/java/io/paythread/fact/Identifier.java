package io.paythread.fact;

import java.util.Locale;

/**
 * Something that an account says about the person behind it. Each stands in a slot of the account; the latest telling
 * of a slot counts, so a changed e-mail address replaces the one before.
 *
 * @param slot the place within the account: {@code email}, {@code identity:123}, {@code card:fp_1}
 * @param type what kind of identifier this is
 * @param value the value as the provider wrote it; empty when removed
 * @param verified whether the provider checked that the person owns it
 * @param removed whether the slot is empty from now on
 */
public record Identifier(String slot, Type type, String value, boolean verified, boolean removed) {

    /** What kind of identifier. */
    public enum Type {
        EMAIL,
        PHONE,
        NAME,
        /** The merchant's own id of the person, as written into the provider by the merchant. */
        USER_ID,
        /** The provider's token for one card number. */
        CARD;

        /** The name on the wire and in the database. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Identifier {
        if (slot.isBlank() || slot.length() > 200) {
            throw new IllegalArgumentException("an identifier's slot has 1 to 200 characters, not " + slot.length());
        }
        if (removed != value.isEmpty()) {
            throw new IllegalArgumentException("slot " + slot + ": exactly a removed identifier has no value");
        }
    }

    /** A value that the provider states without having checked it. */
    public static Identifier stated(String slot, Type type, String value) {
        return new Identifier(slot, type, value, false, false);
    }

    /** A value that the provider checked. */
    public static Identifier verified(String slot, Type type, String value) {
        return new Identifier(slot, type, value, true, false);
    }

    /** The slot is empty from now on. */
    public static Identifier removed(String slot, Type type) {
        return new Identifier(slot, type, "", false, true);
    }
}
