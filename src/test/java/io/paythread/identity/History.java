package io.paythread.identity;

import io.paythread.fact.EmailAddress;
import io.paythread.fact.Fact;
import io.paythread.fact.Identifier;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Made-up tellings of few accounts with few values, so that much is shared, changed and contradicted. */
final class History {
    private static final Instant START = Instant.parse("2026-09-14T08:00:00Z");
    private static final List<String> EMAILS =
            List.of("eva@%s.example", " Eva@%s.Example", "eva.novak@%s.example", "info@%s.example", "nobody");
    private static final List<String> NAMES = List.of("Eva Nov\u00e1k", "Novak, Eva", "Petr Novak", "\u0000");
    private static final List<String> PHONES = List.of("+43 660 12%s", "004366012%s", "12");

    private final Random random;
    private final int world;
    private final List<UUID> sources;

    /** Histories of different worlds share no account and no value. */
    History(int world, long seed) {
        this.random = new Random(seed);
        this.world = world;
        this.sources = List.of(new UUID(world, 1), new UUID(world, 2));
    }

    /** Some events, each with its tellings. */
    List<List<IdentityTelling>> events(int count) {
        List<List<IdentityTelling>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event("evt_" + i));
        }
        return events;
    }

    /** The same events in another order, some of them twice, as batches of tellings. */
    List<List<IdentityTelling>> delivered(List<List<IdentityTelling>> events) {
        List<List<IdentityTelling>> order = new ArrayList<>(events);
        events.stream().filter(event -> random.nextInt(3) == 0).forEach(order::add);
        Collections.shuffle(order, random);
        List<List<IdentityTelling>> batches = new ArrayList<>();
        for (List<IdentityTelling> event : order) {
            if (batches.isEmpty() || random.nextInt(3) == 0) {
                batches.add(new ArrayList<>());
            }
            batches.get(batches.size() - 1).addAll(event);
        }
        return batches;
    }

    private List<IdentityTelling> event(String reference) {
        UUID source = pick(sources);
        Instant at = START.plusSeconds(random.nextInt(20));
        List<IdentityTelling> tellings = new ArrayList<>();
        tellings.add(
                telling(source, reference, at, new IdentityTelling.Seen(party(), at.minusSeconds(random.nextInt(3)))));
        Moment moment = new Moment(at, random.nextBoolean() ? Moment.OWN : Moment.MENTION, random.nextInt(2));
        if (random.nextInt(12) == 0) {
            Reference one = new Reference(ObjectType.ACCOUNT, "cus_1");
            Reference other = new Reference(ObjectType.ACCOUNT, "cus_" + (2 + random.nextInt(3)));
            boolean forth = random.nextBoolean();
            tellings.add(telling(
                    source,
                    reference,
                    at,
                    new IdentityTelling.Joins(new Fact.Merged(forth ? one : other, forth ? other : one, moment))));
        }
        List<Identifier> said = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            said.add(identifier());
        }
        tellings.add(
                telling(source, reference, at, new IdentityTelling.Says(new Fact.Identified(party(), moment, said))));
        return tellings;
    }

    private Identifier identifier() {
        return switch (random.nextInt(7)) {
            case 0 -> Identifier.stated("email", Identifier.Type.EMAIL, value(EMAILS));
            case 1 -> Identifier.verified("identity:1", Identifier.Type.EMAIL, value(EMAILS));
            case 2 -> Identifier.stated("name", Identifier.Type.NAME, pick(NAMES));
            case 3 -> Identifier.stated("phone", Identifier.Type.PHONE, value(PHONES));
            case 4 -> Identifier.stated("user_id", Identifier.Type.USER_ID, value(List.of("77-%s", "78-%s ")));
            case 5 -> Identifier.stated("card:1", Identifier.Type.CARD, "fp_77");
            default ->
                Identifier.removed(pick(List.of("email", "name", "user_id", "identity:1")), Identifier.Type.EMAIL);
        };
    }

    private Party party() {
        return random.nextInt(6) == 0
                ? Party.guest(EmailAddress.parse("eva@" + world + ".example").orElseThrow())
                : Party.account("cus_" + (1 + random.nextInt(4)));
    }

    private static IdentityTelling telling(UUID source, String reference, Instant at, IdentityTelling.Content content) {
        return new IdentityTelling(source, reference, at, START, content);
    }

    /** A value of this world. */
    private String value(List<String> patterns) {
        return String.format(pick(patterns), world);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
