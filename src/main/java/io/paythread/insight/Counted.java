package io.paythread.insight;

import io.paythread.fact.ObjectType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One record: an object as a series counts it.
 *
 * @param objectType what the id is of; the wire name of an {@link ObjectType}, or {@code entry} for a try that the
 *     provider gave no id
 * @param payment the payment that it belongs to
 */
record Counted(
        Series series,
        Instant at,
        String objectType,
        UUID object,
        UUID matter,
        Optional<UUID> payment,
        Marks marks,
        long a,
        long b,
        long c) {

    /** Where it belongs: empty text for what is not known, or makes no sense for the series. */
    record Marks(UUID source, String currency, String code, String network, String method, String country) {
        Marks withCode(String other) {
            return new Marks(source, currency, other, network, method, country);
        }

        Marks withCurrency(String other) {
            return new Marks(source, other, code, network, method, country);
        }

        /** The value of one dimension. */
        String of(Dimension dimension) {
            return switch (dimension) {
                case NONE -> "";
                case CODE -> code;
                case NETWORK -> network;
                case METHOD -> method;
                case COUNTRY -> country;
                case SOURCE -> source.toString();
            };
        }
    }

    /** What tells records apart. */
    record Key(UUID object, Series series) {}

    Key key() {
        return new Key(object, series);
    }
}
