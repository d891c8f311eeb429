package io.paythread.privacy;

import java.util.Random;

/** Makes numbers that stand in real tickets and are no cards, as often as they do there. */
final class LookAlikes {

    private LookAlikes() {}

    static String next(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "order " + digits(random, 5 + random.nextInt(6));
            case 1 -> "order 2026" + digits(random, 8);
            case 2 -> "#" + digits(random, 4);
            case 3 -> "ticket " + digits(random, 6);
            case 4 -> "https://shop.zendesk.com/agent/tickets/30" + digits(random, 12);
            case 5 -> "1Z" + digits(random, 16);
            case 6 -> "94001" + digits(random, 17);
            case 7 -> "RR" + digits(random, 9) + "DE";
            case 8 -> "00340" + digits(random, 15);
            case 9 -> "pi_3N" + digits(random, 16) + "Xy";
            case 10 -> "+49 30 " + digits(random, 8);
            default -> digits(random, 12);
        };
    }

    static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
