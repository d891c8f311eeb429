package io.paythread.dispute;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was sold: it decides which proof of delivery there can be. */
public enum ProductType {
    PHYSICAL,
    DIGITAL,
    SERVICE;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of this wire name. */
    public static Optional<ProductType> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(name))
                .findFirst();
    }
}
