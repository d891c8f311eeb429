package io.paythread.privacy;

import java.util.List;
import java.util.Random;

/** Makes card numbers that nobody has: a known prefix, random digits and the right check digit. */
public final class CardNumbers {
    private static final List<Form> FORMS = List.of(
            new Form("4", 16),
            new Form("4", 13),
            new Form("4", 19),
            new Form("51", 16),
            new Form("2300", 16),
            new Form("37", 15),
            new Form("34", 15),
            new Form("36", 14),
            new Form("305", 14),
            new Form("6011", 16),
            new Form("65", 19),
            new Form("3530", 16),
            new Form("625", 16),
            new Form("625", 18),
            new Form("5018", 16),
            new Form("6759", 15),
            new Form("2202", 17),
            new Form("9792", 16));

    private CardNumbers() {}

    /** The next one. */
    public static String next(Random random) {
        Form form = FORMS.get(random.nextInt(FORMS.size()));
        StringBuilder digits = new StringBuilder(form.prefix());
        while (digits.length() < form.length() - 1) {
            digits.append(random.nextInt(10));
        }
        for (int check = 0; check < 10; check++) {
            if (Luhn.holds(digits.toString() + check)) {
                return digits.append(check).toString();
            }
        }
        throw new IllegalStateException("one of ten digits is the check digit of " + form);
    }

    private record Form(String prefix, int length) {}
}
