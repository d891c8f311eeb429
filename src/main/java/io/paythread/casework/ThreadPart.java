package io.paythread.casework;

import java.util.Locale;

/**
 * Why a ticket and a payment, refund or dispute may belong together, and how many points that is worth. Points add up;
 * exact references weigh more than the threshold by themselves, everything else needs company.
 */
enum ThreadPart {
    ID(100, "Names its id."),
    ORDER_NUMBER(70, "Names its order, invoice or reference number."),
    NUMBER_ALONE(45, "Holds its order number, without saying that it is one."),
    NUMBER_ELSEWHERE(10, "Holds its order number, as the number of something else."),
    AMOUNT(45, "Names its amount and currency."),
    AMOUNT_WITHOUT_CURRENCY(35, "Names its amount, without a currency."),
    AMOUNT_IN_PASSING(15, "Names its amount, without saying that it was paid."),
    DATE(25, "Names the day of it."),
    LAST_FOUR(30, "Names the last four digits of its card."),
    DUPLICATE(40, "Speaks of two charges, and it is one of two alike."),
    WITHIN_A_DAY(25, "Was written within a day of it."),
    WITHIN_THREE_DAYS(20, "Was written within three days of it."),
    WITHIN_TWO_WEEKS(15, "Was written within two weeks of it."),
    WITHIN_TWO_MONTHS(5, "Was written within two months of it."),
    ONLY_ONE(15, "Is the only one that this can mean."),
    QUOTED(0, "Stands only in a mail that was quoted; half of the points."),
    AMBIGUOUS(0, "Others fit as well: a person has to say."),
    OUTDONE(0, "Another one fits better."),
    OTHER_CUSTOMER(0, "Belongs to another customer, or to nobody known: a person has to say.");

    private final int points;
    private final String sentence;

    ThreadPart(int points, String sentence) {
        this.points = points;
        this.sentence = sentence;
    }

    int points() {
        return points;
    }

    /** For people. */
    String sentence() {
        return sentence;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ThreadPart ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether it alone tells which one is meant. */
    boolean isExact() {
        return this == ID || this == ORDER_NUMBER || this == NUMBER_ALONE || this == DUPLICATE;
    }

    /** Whether it says only when, not what. */
    boolean isTime() {
        return family() == Family.TIME || this == ONLY_ONE;
    }

    /** Parts that say the same more or less surely; only the surest counts. */
    enum Family {
        NUMBER,
        AMOUNT,
        TIME,
        ITSELF
    }

    Family family() {
        return switch (this) {
            case ORDER_NUMBER, NUMBER_ALONE, NUMBER_ELSEWHERE -> Family.NUMBER;
            case AMOUNT, AMOUNT_WITHOUT_CURRENCY, AMOUNT_IN_PASSING -> Family.AMOUNT;
            case WITHIN_A_DAY, WITHIN_THREE_DAYS, WITHIN_TWO_WEEKS, WITHIN_TWO_MONTHS -> Family.TIME;
            case ID, DATE, LAST_FOUR, DUPLICATE, ONLY_ONE, QUOTED, AMBIGUOUS, OUTDONE, OTHER_CUSTOMER -> Family.ITSELF;
        };
    }
}
