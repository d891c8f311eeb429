package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Payments and refunds for tests of the rule. */
final class Subjects {
    private Subjects() {}

    static UUID id(String name) {
        return Ids.derived("casework-test", name);
    }

    static String publicId(String name) {
        return PublicId.format(IdPrefix.PAYMENT, id(name));
    }

    /** A payment called {@code pi_name} with a charge {@code ch_name}, paid at once with the card. */
    static Subject payment(String name, long minorUnits, String currency, Instant at, String order, String lastFour) {
        return new Subject(
                ObjectType.PAYMENT,
                id(name),
                true,
                Set.of(lower("pi_" + name), lower("ch_" + name), publicId(name)),
                order.isEmpty() ? Set.of() : Set.of(lower(order)),
                Set.of(new MoneyView(minorUnits, currency)),
                List.of(at),
                lastFour.isEmpty() ? Set.of() : Set.of(lastFour),
                Optional.of(at));
    }

    static Subject refund(String name, long minorUnits, String currency, Instant at) {
        return new Subject(
                ObjectType.REFUND,
                id(name),
                true,
                Set.of(lower("re_" + name)),
                Set.of(),
                Set.of(new MoneyView(minorUnits, currency)),
                List.of(at),
                Set.of(),
                Optional.empty());
    }

    static Subject ofSomebodyElse(Subject own) {
        return new Subject(
                own.type(),
                own.id(),
                false,
                own.ids(),
                own.numbers(),
                own.amounts(),
                own.times(),
                own.lastFours(),
                own.paidAt());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
