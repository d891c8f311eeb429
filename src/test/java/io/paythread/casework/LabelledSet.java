package io.paythread.casework;

import io.paythread.casework.Passage.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tickets and payments of which it is known what belongs together, because they were made so. The same each time. */
final class LabelledSet {
    private static final long SEED = 20260914;
    private static final Instant ASKED = Instant.parse("2026-09-14T12:00:00Z");

    private final Tongue tongue;
    private final Random random;
    private final List<Labelled> made = new ArrayList<>();
    private int next;

    private LabelledSet(Tongue tongue) {
        this.tongue = tongue;
        this.random = new Random(SEED ^ tongue.locale().toLanguageTag().hashCode());
    }

    static List<Labelled> all() {
        return Tongues.ALL.stream()
                .flatMap(tongue -> new LabelledSet(tongue).examples().stream())
                .toList();
    }

    private List<Labelled> examples() {
        amounts();
        numbers();
        ids();
        others();
        trapsOfNumbers();
        trapsOfAmounts();
        return made;
    }

    private void amounts() {
        for (int hours : List.of(1, 20, 60, 250)) {
            Subject meant = payment(hours, "");
            add("amount", text(tongue.amount(), "{amount}", tongue.money(minor(meant))), meant, some(meant));
        }
        Subject typed = payment(30, "");
        add("typed amount", text(tongue.bare(), "{amount}", tongue.typed(minor(typed))), typed, some(typed));
        Subject bare = payment(3, "");
        String figures = tongue.hasCents() ? tongue.figures(minor(bare)) : tongue.money(minor(bare));
        add("amount without currency", text(tongue.bare(), "{amount}", figures), bare, some(bare));
        for (FormatStyle style : List.of(FormatStyle.SHORT, FormatStyle.MEDIUM, FormatStyle.LONG)) {
            Subject meant = payment(24 * 9, "");
            Subject equal = again(meant, 24 * 4);
            String words = text(tongue.amountAndDay(), "{amount}", tongue.money(minor(meant)));
            add("amount and day", text(words, "{date}", tongue.day(day(meant), style)), meant, List.of(meant, equal));
        }
        Subject later = payment(50, "");
        made.add(new Labelled(
                language(),
                "amount in a later message",
                List.of(
                        Passage.of(Place.CUSTOMER, ASKED.minus(Duration.ofHours(8)), tongue.nothing()),
                        Passage.of(Place.CUSTOMER, ASKED, text(tongue.bare(), "{amount}", tongue.money(minor(later))))),
                some(later),
                Set.of(later.id())));
    }

    private void numbers() {
        for (String order : List.of(digits(4), digits(7), "AB-" + digits(5), "INV-2026-" + digits(4))) {
            Subject meant = payment(24 * 20, order);
            add("order number", text(tongue.order(), "{order}", order), meant, some(meant));
        }
        String order = digits(5);
        Subject inSubject = payment(24 * 30, order);
        made.add(new Labelled(
                language(),
                "order number in the subject",
                List.of(
                        Passage.of(Place.SUBJECT, ASKED, text(tongue.subjectOrder(), "{order}", order)),
                        Passage.of(Place.CUSTOMER, ASKED, tongue.nothing())),
                some(inSubject),
                Set.of(inSubject.id())));
        for (Place place : List.of(Place.FIELD, Place.TAG)) {
            String number = digits(6);
            Subject meant = payment(24 * 5, number);
            String written = place == Place.TAG ? "order_" + number : number;
            made.add(new Labelled(
                    language(),
                    "order number in a field or tag",
                    List.of(Passage.of(Place.CUSTOMER, ASKED, tongue.nothing()), Passage.of(place, ASKED, written)),
                    some(meant),
                    Set.of(meant.id())));
        }
    }

    private void ids() {
        for (String form : List.of("pi_", "ch_", "pay_")) {
            Subject meant = payment(24 * 40, "");
            String name = meant.ids().stream()
                    .filter(id -> id.startsWith(form))
                    .findFirst()
                    .orElseThrow();
            add("id", text(tongue.id(), "{id}", name), meant, some(meant));
        }
    }

    private void others() {
        Subject byCard = payment(5, "");
        String card = byCard.lastFours().iterator().next();
        add("card", text(tongue.card(), "{card}", card), byCard, some(byCard));
        Subject once = payment(2, "");
        Subject twice = again(once, 2);
        made.add(new Labelled(
                language(),
                "charged twice",
                List.of(Passage.of(Place.CUSTOMER, ASKED, tongue.twice())),
                Stream.concat(some(once).stream(), Stream.of(twice)).toList(),
                Set.of(once.id(), twice.id())));
        Subject paid = payment(24 * 10, "");
        Subject refund = Subjects.refund(name(), minor(paid), tongue.currency(), ASKED.minus(Duration.ofDays(6)));
        made.add(new Labelled(
                language(),
                "refund that is missing",
                List.of(Passage.of(
                        Place.CUSTOMER, ASKED, text(tongue.refund(), "{amount}", tongue.money(minor(paid))))),
                Stream.concat(some(paid).stream(), Stream.of(refund)).toList(),
                Set.of(paid.id(), refund.id())));
    }

    private void trapsOfNumbers() {
        String order = digits(8);
        trap("tracking number like an order's", text(tongue.tracking(), "{order}", order), some(payment(40, order)));
        String longer = digits(6);
        trap(
                "tracking number that begins like an order's",
                text(tongue.tracking(), "{order}", longer + digits(6)),
                some(payment(40, longer)));
        Subject reached = payment(6, "");
        trap(
                "telephone number that ends like a card",
                text(tongue.phone(), "{card}", reached.lastFours().iterator().next()),
                some(reached));
        Subject foreign = payment(4, digits(7));
        trap(
                "somebody else's payment",
                text(
                        tongue.id(),
                        "{id}",
                        foreign.ids().stream().sorted().findFirst().orElseThrow()),
                List.of(Subjects.ofSomebodyElse(foreign), payment(90, "")));
        trap(
                "somebody else's order",
                text(tongue.order(), "{order}", foreign.numbers().iterator().next()),
                List.of(Subjects.ofSomebodyElse(foreign), payment(90, "")));
        trap("id that is nearly one", text(tongue.id(), "{id}", "pi_" + name() + "x"), some(payment(9, "")));
    }

    private void trapsOfAmounts() {
        Subject one = payment(30, "");
        trap(
                "equal amounts",
                text(tongue.amount(), "{amount}", tongue.money(minor(one))),
                List.of(one, again(one, 24 * 6), payment(12, "")));
        Subject piece = payment(10, "");
        trap("price of a piece", text(tongue.pieces(), "{amount}", tongue.money(minor(piece))), some(piece));
        trap("nothing named", tongue.nothing(), some(payment(1, "")));
        String order = digits(7);
        Subject old = payment(24 * 25, order);
        String quote = text(text(tongue.quote(), "{amount}", tongue.money(minor(old))), "{order}", order);
        trap("quoted mail", quote, some(old));
        Subject later = payment(-24, "");
        trap("paid afterwards", text(tongue.amount(), "{amount}", tongue.money(minor(later))), some(later));
    }

    private void add(String sort, String text, Subject meant, List<Subject> all) {
        List<Passage> passages = Quotes.passages(Place.CUSTOMER, ASKED, text);
        made.add(new Labelled(language(), sort, passages, all, Set.of(meant.id())));
    }

    private void trap(String sort, String text, List<Subject> all) {
        made.add(new Labelled(language(), sort, Quotes.passages(Place.CUSTOMER, ASKED, text), all, Set.of()));
    }

    /** The one that is meant among two others. */
    private List<Subject> some(Subject meant) {
        List<Subject> all = new ArrayList<>(List.of(payment(24 * 3, digits(6)), meant, payment(24 * 15, digits(7))));
        Set<UUID> ids = all.stream().map(Subject::id).collect(Collectors.toSet());
        assert ids.size() == all.size();
        return all;
    }

    private Subject payment(int hoursBefore, String order) {
        boolean cents = tongue.hasCents();
        long minorUnits = cents ? 500 + random.nextInt(90_000) : 300 + random.nextInt(60_000);
        Instant at = ASKED.minus(Duration.ofHours(hoursBefore));
        return Subjects.payment(name(), minorUnits, tongue.currency(), at, order, digits(4));
    }

    /** The same amount by the same card at another time: some minutes, or many hours, before. */
    private Subject again(Subject first, int hoursBefore) {
        Instant at = ASKED.minus(Duration.ofHours(hoursBefore)).plusSeconds(170);
        return Subjects.payment(
                name(),
                minor(first),
                tongue.currency(),
                at,
                "",
                first.lastFours().iterator().next());
    }

    private String name() {
        return language() + "z" + next++ + "K" + digits(6);
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String language() {
        return tongue.locale().getLanguage();
    }

    private static long minor(Subject subject) {
        return subject.amounts().iterator().next().amount();
    }

    private static LocalDate day(Subject subject) {
        return subject.times().get(0).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String text(String template, String gap, String value) {
        return template.replace(gap, value);
    }
}
