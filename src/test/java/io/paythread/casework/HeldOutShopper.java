package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Somebody of the held-out set, with what was paid. */
final class HeldOutShopper {
    static final Instant ASKED = Instant.parse("2026-11-09T10:00:00Z");

    private final String name;
    private final String language;
    private final SplittableRandom random;
    final List<Paid> paid = new ArrayList<>();

    /** A payment of the person; the first one is meant. */
    record Paid(Subject subject, long amount, String order, String card, Instant at, String reference) {}

    HeldOutShopper(String name, String language, SplittableRandom random) {
        this.name = name;
        this.language = language;
        this.random = random;
    }

    Paid pay(long amount, Instant at) {
        return pay(amount, at, order(), digits(4));
    }

    Paid pay(long amount, Instant at, String order, String card) {
        String reference = "pi_" + token(24);
        Subject subject = new Subject(
                ObjectType.PAYMENT,
                Subjects.id(name + paid.size()),
                true,
                Set.of(reference.toLowerCase(Locale.ROOT), "ch_" + token(24).toLowerCase(Locale.ROOT)),
                Set.of(Plain.of(order)),
                Set.of(new MoneyView(amount, currency())),
                List.of(at),
                Set.of(card),
                Optional.of(at));
        Paid one = new Paid(subject, amount, order, card, at, reference);
        paid.add(one);
        return one;
    }

    /** What else the person paid: other amounts, other days, the same card. */
    Paid others(String card) {
        Paid first = paid.get(0);
        Set<Long> amounts = new HashSet<>(Set.of(first.amount()));
        int count = random.nextInt(2, 6);
        for (int i = 0; i < count; i++) {
            long amount = money(6, 1_500);
            if (amounts.add(amount)) {
                Paid unused = pay(amount, ASKED.minus(Duration.ofHours(24L * (50 + 3 * i) + 7)), order(), card);
            }
        }
        return paid.get(1);
    }

    String order() {
        return switch (random.nextInt(5)) {
            case 0 -> "WEB-" + digits(5);
            case 1 -> "A" + digits(5) + "-" + random.nextInt(1, 9);
            case 2 -> "#" + digits(6);
            default -> digits(random.nextInt(6, 9));
        };
    }

    int postal() {
        return switch (language) {
            case "ru", "zh" -> 6;
            case "ja" -> 7;
            default -> 5;
        };
    }

    String digits(int count) {
        StringBuilder text = new StringBuilder().append(random.nextInt(1, 10));
        while (text.length() < count) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    String token(int length) {
        StringBuilder text = new StringBuilder("3R");
        while (text.length() < length) {
            text.append("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789".charAt(random.nextInt(59)));
        }
        return text.toString();
    }

    long money(int from, int to) {
        long whole = random.nextInt(from, to);
        boolean round = random.nextInt(4) == 0;
        return HeldOutNumbers.digits(language) == 0
                ? whole * 100 + 10L * random.nextInt(10)
                : whole * 100 + (round ? 0 : random.nextInt(1, 100));
    }

    long units(int whole, int part) {
        return whole * 100L + part;
    }

    Instant hoursAgo(int from, int to) {
        return ASKED.minus(Duration.ofMinutes(random.nextInt(from * 60, to * 60)));
    }

    Instant daysAgo(int from, int to) {
        return ASKED.minus(Duration.ofMinutes(random.nextInt(from * 1_440, to * 1_440)));
    }

    String currency() {
        return HeldOutNumbers.currency(language);
    }

    List<Subject> subjects() {
        return paid.stream().map(Paid::subject).toList();
    }
}
