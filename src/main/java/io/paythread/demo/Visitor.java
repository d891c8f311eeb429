package io.paythread.demo;

import io.paythread.platform.id.Ids;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Somebody invented who comes by: a shopper, their card, and who they are at the helpdesk.
 *
 * @param tag makes the ids of everything that belongs to this person
 * @param number the same, as digits
 */
record Visitor(String tag, long number, Shopper shopper, HelpdeskUser user, Card card) {
    private static final List<String> FIRST_NAMES = List.of(
            "Amira", "Bastian", "Chiara", "Daniel", "Elif", "Frida", "Gustav", "Hannah", "Ines", "Jonas", "Katja",
            "Liam", "Maya", "Nils", "Oskar", "Pia", "Quentin", "Rosa", "Samuel", "Tessa", "Uma", "Viktor", "Wanda",
            "Yusuf", "Zoe");
    private static final List<String> LAST_NAMES = List.of(
            "Adler",
            "Bauer",
            "Costa",
            "Dubois",
            "Eriksen",
            "Fischer",
            "Garcia",
            "Hughes",
            "Ivanova",
            "Jansen",
            "Keane",
            "Lindgren",
            "Moretti",
            "Nowak",
            "Ortega",
            "Petit",
            "Rossi",
            "Santos",
            "Tanaka",
            "Weber");
    private static final List<String> HOMES = List.of("en:GB", "en:US", "en:IE", "de:DE", "de:AT", "es:ES", "fr:FR");

    /** Zendesk's ids are long numbers that grow. */
    private static final long FIRST_HELPDESK_ID = 30_000_000_000_000L;

    private static final long HELPDESK_IDS = 1_000_000_000L;

    static Visitor invent(Ids ids, Random random) {
        UUID id = ids.next();
        String tag = Long.toString(id.getLeastSignificantBits() & Long.MAX_VALUE, Character.MAX_RADIX);
        long number = FIRST_HELPDESK_ID + Math.floorMod(id.getLeastSignificantBits(), HELPDESK_IDS) * 100;
        String first = one(FIRST_NAMES, random);
        String last = one(LAST_NAMES, random);
        String email = (first + "." + last).toLowerCase(Locale.ROOT) + "." + number % HELPDESK_IDS + "@example.com";
        String[] home = one(HOMES, random).split(":", -1);
        Shopper shopper = Shopper.of("cus_" + tag, first + " " + last, email, home[0], home[1]);
        Card card =
                random.nextBoolean() ? Card.visa4242("fp_" + tag, home[1]) : Card.mastercard4444("fp_" + tag, home[1]);
        HelpdeskUser user = HelpdeskUser.customer(Long.toString(number), shopper.name(), email);
        return new Visitor(tag, number, shopper, user, card);
    }

    /** An id at the helpdesk that belongs to this visitor. */
    String helpdeskId(int offset) {
        return Long.toString(number + offset);
    }

    private static <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
