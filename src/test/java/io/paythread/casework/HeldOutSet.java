package io.paythread.casework;

import io.paythread.casework.HeldOutShopper.Paid;
import io.paythread.casework.Passage.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Tickets and what they are about, written down before anybody looked at how the rules read tickets: whole mails with
 * greeting, small talk and signature. A ticket is to be linked to what the person meant where the mail says which of the
 * person's payments that is, and to nothing where it does not.
 */
final class HeldOutSet {
    private static final Instant ASKED = HeldOutShopper.ASKED;
    private static final int ROUNDS = 2;

    private final HeldOutWords words;
    private final SplittableRandom random;
    private final HeldOutShopper shopper;

    private HeldOutSet(HeldOutWords words, String name, long seed) {
        this.words = words;
        this.random = new SplittableRandom(seed);
        this.shopper = new HeldOutShopper(name + " " + words.language(), words.language(), random);
    }

    static List<Labelled> all() {
        List<Labelled> all = new ArrayList<>();
        long seed = 0x9E3779B97F4A7C15L;
        for (HeldOutWords words : HeldOutWords.all()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Named sort : Named.values()) {
                    all.add(new HeldOutSet(words, sort + " " + round, seed++).named(sort));
                }
            }
            for (Trap sort : Trap.values()) {
                all.add(new HeldOutSet(words, sort.toString(), seed++).trap(sort));
            }
        }
        return all;
    }

    private enum Named {
        ORDER,
        ORDER_IN_ADDRESS,
        ORDER_IN_FIELD,
        ORDER_IN_TAG,
        INVOICE,
        TWO_ORDERS,
        AMOUNT,
        AMOUNT_OF_THOUSANDS,
        AMOUNT_IN_OTHER_DIGITS,
        AMOUNT_AND_DAY,
        CARD_AND_AMOUNT,
        CARD_AND_DAY,
        ID,
        ID_IN_ADDRESS,
        REFUND,
        CHARGED_TWICE
    }

    private enum Trap {
        PARCEL_LIKE_ORDER,
        PARCEL_AROUND_ORDER,
        PARCEL_LIKE_ID,
        PHONE_WITH_ORDER,
        PHONE_WITH_CARD,
        GIFT_CARD_LIKE_ORDER,
        GIFT_CARD_WORTH_AS_MUCH,
        PRICE_OF_SOMETHING,
        HOURS_LIKE_AMOUNT,
        DAY_LIKE_AMOUNT,
        ADDRESS_LIKE_ORDER,
        ORDER_OF_SOMEBODY_ELSE,
        MAIL_OF_SOMEBODY_ELSE,
        TWO_OF_EQUAL_AMOUNT,
        PRODUCT_IN_ADDRESS,
        OTHER_CURRENCY,
        THOUSAND_TIMES_AS_MUCH,
        PAID_LATER,
        PAID_LAST_YEAR,
        NOTHING
    }

    private Labelled named(Named sort) {
        long amount = sort == Named.AMOUNT_OF_THOUSANDS ? shopper.money(1_001, 9_800) : shopper.money(6, 999);
        boolean recent = sort.name().startsWith("AMOUNT") && sort != Named.AMOUNT_AND_DAY;
        Paid one = shopper.pay(amount, recent ? shopper.hoursAgo(3, 40) : shopper.daysAgo(8, 45));
        if (sort == Named.CHARGED_TWICE) {
            Paid again = shopper.pay(amount, one.at().plusSeconds(random.nextInt(30, 400)));
            Paid unused = shopper.others(one.card());
            return label(sort, mail(words.one("twice", random)), Set.of(id(one), id(again)));
        }
        Paid other = shopper.others(one.card());
        return switch (sort) {
            case ORDER -> label(sort, mail(words.one("order", random)), one);
            case INVOICE -> label(sort, mail(words.one("invoice", random)), one);
            case TWO_ORDERS -> label(sort, mail(words.one("two", random)), Set.of(id(one), id(other)));
            case ORDER_IN_ADDRESS -> label(sort, mail(words.one("page", random).replace("{u}", orderPage(one))), one);
            case ORDER_IN_FIELD -> label(sort, with(Place.FIELD, one.order()), one);
            case ORDER_IN_TAG ->
                label(sort, with(Place.TAG, "order_" + one.order().replaceAll("\\W", "_")), one);
            case AMOUNT, AMOUNT_OF_THOUSANDS -> label(sort, mail(words.one("amount", random)), one);
            case AMOUNT_IN_OTHER_DIGITS ->
                label(sort, mail(HeldOutNumbers.otherScript(filled(words.one("amount", random)), random)), one);
            case AMOUNT_AND_DAY -> label(sort, mail(words.one("amount_day", random)), one);
            case CARD_AND_AMOUNT -> label(sort, mail(words.one("card_amount", random)), one);
            case CARD_AND_DAY -> label(sort, mail(words.one("card_day", random)), one);
            case ID -> label(sort, mail(words.one("id", random).replace("{i}", one.reference())), one);
            case ID_IN_ADDRESS ->
                label(
                        sort,
                        mail(words.one("page", random)
                                .replace(
                                        "{u}",
                                        "https://pay.shop.example/r/" + one.reference() + "?lang=" + words.language())),
                        one);
            case REFUND -> {
                Subject refund = Subjects.refund(
                        shopper.token(20),
                        one.amount() / 2,
                        shopper.currency(),
                        one.at().plusSeconds(90_000));
                List<Subject> all = new ArrayList<>(shopper.subjects());
                all.add(refund);
                String reference = refund.ids().iterator().next();
                yield new Labelled(
                        words.language(),
                        title(sort),
                        mail(words.one("refund", random).replace("{i}", reference)),
                        all,
                        Set.of(refund.id()));
            }
            case CHARGED_TWICE -> throw new IllegalStateException("made above");
        };
    }

    private Labelled trap(Trap sort) {
        String order = sort == Trap.ADDRESS_LIKE_ORDER
                ? shopper.digits(shopper.postal())
                : shopper.digits(random.nextInt(6, 9));
        long amount = sort == Trap.HOURS_LIKE_AMOUNT
                ? shopper.units(14, 30)
                : sort == Trap.DAY_LIKE_AMOUNT ? shopper.units(12, 11) : shopper.money(6, 900);
        Instant at =
                switch (sort) {
                    case PAID_LATER -> ASKED.plus(Duration.ofHours(5));
                    case PAID_LAST_YEAR -> ASKED.minus(Duration.ofDays(370));
                    default -> shopper.hoursAgo(3, 40);
                };
        Paid one = shopper.pay(amount, at, order, shopper.digits(4));
        if (sort == Trap.TWO_OF_EQUAL_AMOUNT) {
            Paid unused = shopper.pay(amount, one.at().minus(Duration.ofHours(random.nextInt(3, 9))));
        }
        Paid unused = shopper.others(shopper.digits(4));
        return new Labelled(words.language(), title(sort), trapped(sort, one), meant(sort, one), Set.of());
    }

    private List<Passage> trapped(Trap sort, Paid one) {
        return switch (sort) {
            case PARCEL_LIKE_ORDER -> mail(numbered("parcel", one.order()));
            case PARCEL_AROUND_ORDER -> mail(numbered("parcel", shopper.digits(3) + one.order() + shopper.digits(4)));
            case PARCEL_LIKE_ID ->
                mail(numbered("parcel", one.reference().substring(0, 9).toUpperCase(Locale.ROOT)));
            case PHONE_WITH_ORDER ->
                mail(numbered("phone", "+" + random.nextInt(30, 60) + " " + shopper.digits(3) + " " + one.order()));
            case PHONE_WITH_CARD ->
                mail(numbered("phone", "0" + shopper.digits(3) + " " + shopper.digits(3) + " " + one.card()));
            case GIFT_CARD_LIKE_ORDER -> mail(numbered("gift", one.order()));
            case GIFT_CARD_WORTH_AS_MUCH -> mail(words.one("gift_worth", random));
            case PRICE_OF_SOMETHING -> mail(words.one("price", random));
            case HOURS_LIKE_AMOUNT -> mail(numbered("hours", "14.30"));
            case DAY_LIKE_AMOUNT -> mail(numbered("away", words.language().equals("nl") ? "12-11" : "12.11."));
            case ADDRESS_LIKE_ORDER -> mail(numbered("address", one.order()));
            case ORDER_OF_SOMEBODY_ELSE -> mail(words.one("friend", random));
            case MAIL_OF_SOMEBODY_ELSE ->
                mail(words.one("nothing", random) + "\n\n" + words.one("wrote", random) + "\n> "
                        + filled(words.one("order", random)) + "\n> " + filled(words.one("amount", random)));
            case PRODUCT_IN_ADDRESS ->
                mail(words.one("page", random)
                        .replace("{u}", "https://shop.example/p/" + one.order() + "/lamp?size=40"));
            case OTHER_CURRENCY ->
                mail(words.one("amount", random)
                        .replace("{a}", HeldOutNumbers.foreign(words.language(), one.amount(), random)));
            case THOUSAND_TIMES_AS_MUCH ->
                mail(words.one("amount", random)
                        .replace("{a}", HeldOutNumbers.amount(words.language(), one.amount() * 1_000, random)));
            case TWO_OF_EQUAL_AMOUNT, PAID_LATER, PAID_LAST_YEAR -> mail(words.one("amount", random));
            case NOTHING -> mail(words.one("nothing", random));
        };
    }

    /** What belongs to somebody else does not belong to the person. */
    private List<Subject> meant(Trap sort, Paid one) {
        return sort == Trap.ORDER_OF_SOMEBODY_ELSE
                ? shopper.subjects().stream()
                        .map(subject -> subject.id().equals(id(one)) ? Subjects.ofSomebodyElse(subject) : subject)
                        .toList()
                : shopper.subjects();
    }

    private Labelled label(Named sort, List<Passage> passages, Paid one) {
        return label(sort, passages, Set.of(id(one)));
    }

    private Labelled label(Named sort, List<Passage> passages, Set<UUID> linked) {
        return new Labelled(words.language(), title(sort), passages, shopper.subjects(), linked);
    }

    private static String title(Enum<?> sort) {
        return sort.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private List<Passage> with(Place place, String text) {
        List<Passage> all = new ArrayList<>(mail(words.one("nothing", random)));
        all.add(Passage.of(place, ASKED, text));
        return all;
    }

    /** A whole mail around what is said in it. */
    private List<Passage> mail(String said) {
        List<String> lines = new ArrayList<>(List.of(words.one("hello", random)));
        if (random.nextBoolean()) {
            lines.add(words.one("chat", random));
        }
        lines.add(filled(said));
        if (random.nextInt(3) == 0) {
            lines.add(words.one("chat", random));
        }
        lines.add(words.one("bye", random));
        List<Passage> all = new ArrayList<>(List.of(Passage.of(Place.SUBJECT, ASKED, words.one("hello", random))));
        all.addAll(Quotes.passages(Place.CUSTOMER, ASKED, String.join("\n\n", lines)));
        return all;
    }

    private String filled(String text) {
        Paid one = shopper.paid.get(0);
        return text.replace("{o}", one.order())
                .replace("{p}", shopper.paid.get(1 % shopper.paid.size()).order())
                .replace("{c}", one.card())
                .replace("{a}", HeldOutNumbers.amount(words.language(), one.amount(), random))
                .replace("{d}", HeldOutNumbers.day(words, one.at(), random));
    }

    private String numbered(String key, String number) {
        return words.one(key, random).replace("{n}", number);
    }

    private String orderPage(Paid one) {
        String order = one.order().replaceAll("[^0-9A-Za-z-]", "");
        return switch (random.nextInt(4)) {
            case 0 -> "https://shop.example/orders/" + order;
            case 1 -> "https://www.shop.example/account/order/" + order + "/items";
            case 2 -> "https://shop.example/status?order=" + order;
            default -> "https://shop.example/my?order_id=" + order + "&utm_source=mail";
        };
    }

    private static UUID id(Paid paid) {
        return paid.subject().id();
    }
}
