package io.paythread.identity;

import io.paythread.fact.Identifier;
import java.util.Comparator;

/** An identifier that several accounts may hold, in its normalized form. */
record SharedValue(Identifier.Type type, String normalized) implements Comparable<SharedValue> {
    private static final Comparator<SharedValue> ORDER =
            Comparator.comparing(SharedValue::type).thenComparing(SharedValue::normalized, ByteOrder.TEXTS);

    @Override
    public int compareTo(SharedValue other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "SharedValue[" + type + "]";
    }
}
