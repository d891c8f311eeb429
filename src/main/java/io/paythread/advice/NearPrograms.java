package io.paythread.advice;

import io.paythread.fact.Attribute;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which networks' monitoring programmes a month comes near. */
@Singleton
class NearPrograms {
    private final Programs programs;

    NearPrograms(Programs programs) {
        this.programs = programs;
    }

    /** The networks, in lower case, of whose programmes one is near in the month of this moment. */
    Uni<Set<String>> near(Tx tx, Instant at) {
        Uni<Set<String>> near = Uni.createFrom().item(Set.of());
        for (Program program : Program.values()) {
            near = near.chain(networks -> programs.standing(
                            tx,
                            program,
                            YearMonth.from(at.atOffset(ZoneOffset.UTC)),
                            Optional.empty(),
                            programs.region(),
                            at)
                    .map(standing -> with(networks, standing)));
        }
        return near;
    }

    private static Set<String> with(Set<String> networks, Programs.Standing standing) {
        Set<String> more = new HashSet<>(networks);
        if (standing.gauge().state().compareTo(Gauge.State.WARN) >= 0) {
            more.add(standing.program().network());
        }
        return more;
    }

    /** Whether one of these is the payment's. */
    static boolean holds(Set<String> networks, ObjectRow payment) {
        return networks.contains(network(payment));
    }

    /** The network of a card payment, in lower case; empty where it is not known. */
    static String network(ObjectRow payment) {
        return Optional.ofNullable(payment.details().text(Attribute.NETWORK))
                .or(() -> Optional.ofNullable(payment.details().text(Attribute.CARD_BRAND)))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
