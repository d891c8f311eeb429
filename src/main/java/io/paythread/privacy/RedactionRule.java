package io.paythread.privacy;

import java.util.Locale;

/** Why something was taken out. The names are kept in receipts and never change. */
public enum RedactionRule {
    /** Prefix, length and check digit of a brand's numbers. */
    CARD_NUMBER,
    /** Prefix and length of a brand's numbers, and a word about cards beside; the check digit or the length alone says less. */
    CARD_NUMBER_BY_WORD,
    /** What follows a number on a card's magnetic strip. */
    TRACK_DATA,
    /** Three or four digits beside a word for verification codes. */
    CODE_BY_WORD,
    /** Three or four digits behind a card number. */
    CODE_BY_CARD,
    /** A month and a year beside a card number. */
    EXPIRY_BY_CARD,
    /** The value of a field that is named like a verification code. */
    CODE_BY_FIELD;

    /** The name in receipts. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
