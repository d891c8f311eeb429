package io.paythread.dispute;

import io.paythread.fact.Attribute;
import java.util.Locale;

/** What can tie two purchases to one person, by Visa's Compelling Evidence 3.0. */
enum Element {
    PURCHASE_IP(true, 1, Attribute.PURCHASE_IP),
    /** Fingerprint and id describe one device: together they count once. */
    DEVICE_FINGERPRINT(true, 20, Attribute.DEVICE_FINGERPRINT),
    DEVICE_ID(true, 15, Attribute.DEVICE_ID),
    SHIPPING_ADDRESS(false, 1, Attribute.SHIPPING_ADDRESS),
    EMAIL(false, 1, Attribute.BILLING_EMAIL),
    ACCOUNT_ID(false, 1, Attribute.CUSTOMER_ACCOUNT);

    private final boolean main;
    private final int shortest;
    private final Attribute attribute;

    Element(boolean main, int shortest, Attribute attribute) {
        this.main = main;
        this.shortest = shortest;
        this.attribute = attribute;
    }

    boolean isMain() {
        return main;
    }

    boolean isDevice() {
        return this == DEVICE_FINGERPRINT || this == DEVICE_ID;
    }

    /** Where it stands on a payment. */
    Attribute attribute() {
        return attribute;
    }

    /** Whether the text is long enough to count. */
    boolean holds(String value) {
        return value.strip().length() >= shortest;
    }

    /** For a bank to read. */
    String words() {
        return switch (this) {
            case PURCHASE_IP -> "IP address";
            case DEVICE_FINGERPRINT, DEVICE_ID -> "device";
            case SHIPPING_ADDRESS -> "shipping address";
            case EMAIL -> "e-mail address";
            case ACCOUNT_ID -> "customer account";
        };
    }

    /** The name on the wire. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
