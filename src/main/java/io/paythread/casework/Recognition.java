package io.paythread.casework;

import io.paythread.casework.NumberMention.Sort;
import io.paythread.casework.Passage.Place;
import io.paythread.casework.ThreadRule.Asked;
import io.paythread.casework.ThreadRule.Limits;
import io.paythread.fact.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks for what is known of a subject in one passage, in plain form. */
final class Recognition {
    /** Two clocks differ by so much. */
    static final Duration CLOCKS = Duration.ofMinutes(10);

    private static final List<Integer> ZONES = List.of(-8, 0, 9);
    /** Ids are made of these, whatever script stands around them. */
    private static final Pattern WORD = Pattern.compile("[^a-z0-9_]+");

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\d]+");

    private final Passage passage;
    private final Limits limits;
    private final boolean aboutRefunds;
    private final boolean aboutPaying;
    private final Set<String> words;
    private final List<AmountMention> amounts;
    private final Set<LocalDate> days;

    Recognition(Passage passage, Asked asked, Limits limits) {
        this.passage = passage;
        this.limits = limits;
        this.aboutRefunds = asked.firstSaid(SignalWords.REFUND_MISSING).isPresent();
        this.aboutPaying = asked.speaksOfPaying() || !passage.place().isWords();
        this.words = Set.of(WORD.splitAsStream(passage.text())
                .filter(word -> !word.isEmpty())
                .distinct()
                .toArray(String[]::new));
        boolean asks = passage.place().isAsked();
        this.amounts = asks ? AmountMention.in(passage.text()) : List.of();
        this.days = asks ? DayMention.in(passage.text(), passage.at()) : Set.of();
    }

    void look(Evidence evidence) {
        Subject subject = evidence.subject;
        if (subject.ids().stream().anyMatch(words::contains)) {
            evidence.add(ThreadPart.ID, passage.quoted());
        }
        if (!subject.own() || subject.type() == ObjectType.DISPUTE) {
            return;
        }
        Optional<ThreadPart> when = time(subject, passage.at(), limits);
        boolean before = subject.times().stream().anyMatch(this::isBefore);
        numbers(subject)
                .filter(part -> before || part == ThreadPart.ORDER_NUMBER)
                .ifPresent(part -> {
                    evidence.add(part, passage.quoted());
                    when.ifPresent(each -> evidence.add(each, passage.quoted()));
                });
        if (before && isInReach(subject)) {
            describe(evidence, when);
        }
    }

    private void describe(Evidence evidence, Optional<ThreadPart> when) {
        Subject subject = evidence.subject;
        List<String> cards = passage.place().isAsked()
                ? subject.lastFours().stream()
                        .filter(digits -> NumberMention.card(passage.text(), digits))
                        .toList()
                : List.of();
        boolean card = !cards.isEmpty();
        boolean recognised = card;
        boolean inPassing = !card;
        if (subject.type() == ObjectType.PAYMENT || aboutRefunds) {
            for (AmountMention amount : amounts) {
                if (subject.amounts().stream().anyMatch(amount::means)) {
                    ThreadPart part = part(amount, card);
                    inPassing = inPassing && part == ThreadPart.AMOUNT_IN_PASSING;
                    evidence.add(part, passage.quoted());
                    mark(evidence, amount.values());
                    recognised = true;
                }
            }
        }
        if (card) {
            evidence.add(ThreadPart.LAST_FOUR, passage.quoted());
            cards.forEach(digits -> mark(evidence, digits));
        }
        if (recognised) {
            when.ifPresent(part -> evidence.add(part, passage.quoted()));
            if (!inPassing && isOnNamedDay(subject)) {
                evidence.add(ThreadPart.DATE, passage.quoted());
            }
        }
    }

    /** What is said of a card is said of a payment. */
    private ThreadPart part(AmountMention amount, boolean card) {
        if ((!aboutPaying && !card) || amount.priced()) {
            return ThreadPart.AMOUNT_IN_PASSING;
        }
        return amount.currencies().isEmpty() ? ThreadPart.AMOUNT_WITHOUT_CURRENCY : ThreadPart.AMOUNT;
    }

    private void mark(Evidence evidence, Object mark) {
        if (!passage.quoted()) {
            evidence.marks.add(mark);
        }
    }

    private Optional<ThreadPart> numbers(Subject subject) {
        return subject.numbers().stream()
                .flatMap(number -> number(number).stream())
                .max((one, other) -> Integer.compare(one.points(), other.points()));
    }

    private Optional<ThreadPart> number(String number) {
        if (passage.place() == Place.FIELD || passage.place() == Place.TAG) {
            String tag = words(passage.text());
            boolean whole = tag.equals(words(number))
                    || NumberMention.order(tag, words(number))
                            .filter(sort -> sort == Sort.NAMED)
                            .isPresent();
            return whole ? Optional.of(ThreadPart.ORDER_NUMBER) : Optional.empty();
        }
        return NumberMention.order(passage.text(), number).map(sort -> switch (sort) {
            case NAMED -> ThreadPart.ORDER_NUMBER;
            case ALONE -> ThreadPart.NUMBER_ALONE;
            case ELSEWHERE -> ThreadPart.NUMBER_ELSEWHERE;
        });
    }

    /** A tag joins its words with signs, and has no others for those of a number. */
    private static String words(String text) {
        return SIGNS.matcher(text).replaceAll(" ").strip();
    }

    /** The day by the clock of the person, who may live between Los Angeles and Tokyo. */
    private boolean isOnNamedDay(Subject subject) {
        return subject.times().stream()
                .filter(this::isBefore)
                .flatMap(time -> ZONES.stream()
                        .map(hours -> time.atOffset(ZoneOffset.ofHours(hours)).toLocalDate()))
                .anyMatch(days::contains);
    }

    private boolean isBefore(Instant time) {
        return time.isBefore(passage.at().plus(CLOCKS));
    }

    private boolean isInReach(Subject subject) {
        return subject.times().stream()
                .anyMatch(time -> isBefore(time) && time.isAfter(passage.at().minus(limits.reach())));
    }

    /** How long before the words the last of it was. */
    static Optional<ThreadPart> time(Subject subject, Instant said, Limits limits) {
        return subject.times().stream()
                .filter(time -> time.isBefore(said.plus(CLOCKS)))
                .reduce((first, second) -> second)
                .map(time -> Duration.between(time, said))
                .flatMap(Recognition::part);
    }

    private static Optional<ThreadPart> part(Duration ago) {
        if (ago.compareTo(Duration.ofDays(1)) <= 0) {
            return Optional.of(ThreadPart.WITHIN_A_DAY);
        }
        if (ago.compareTo(Duration.ofDays(3)) <= 0) {
            return Optional.of(ThreadPart.WITHIN_THREE_DAYS);
        }
        if (ago.compareTo(Duration.ofDays(14)) <= 0) {
            return Optional.of(ThreadPart.WITHIN_TWO_WEEKS);
        }
        return ago.compareTo(Duration.ofDays(60)) <= 0 ? Optional.of(ThreadPart.WITHIN_TWO_MONTHS) : Optional.empty();
    }
}
