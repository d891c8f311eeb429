package io.paythread.advice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A network's programme for watching merchants, and what it counts. */
enum Program {
    /** Visa Acquirer Monitoring Program: reports of fraud and chargebacks of a month over its payments. */
    VISA_VAMP(
            "visa_vamp",
            "Visa Acquirer Monitoring Program (VAMP)",
            "visa",
            List.of(ItemKind.EARLY_FRAUD_WARNING, ItemKind.DISPUTE),
            false),
    /** Mastercard Excessive Chargeback Program: chargebacks of a month over the payments of the month before. */
    MASTERCARD_ECP(
            "mastercard_ecp",
            "Mastercard Excessive Chargeback Program (ECP)",
            "mastercard",
            List.of(ItemKind.DISPUTE),
            true),
    /** Mastercard Excessive Fraud Merchant: chargebacks for fraud of a month over the payments of the month before. */
    MASTERCARD_EFM(
            "mastercard_efm",
            "Mastercard Excessive Fraud Merchant (EFM)",
            "mastercard",
            List.of(ItemKind.FRAUD_DISPUTE),
            true);

    private final String id;
    private final String title;
    private final String network;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, which cannot be changed; its type does not say so.
    private final List<ItemKind> counted;

    private final boolean overMonthBefore;

    Program(String id, String title, String network, List<ItemKind> counted, boolean overMonthBefore) {
        this.id = id;
        this.title = title;
        this.network = network;
        this.counted = counted;
        this.overMonthBefore = overMonthBefore;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String network() {
        return network;
    }

    /** What is counted; each kind by itself, so that an object of two kinds counts twice. */
    List<ItemKind> counted() {
        return counted;
    }

    /** Whether the payments are those of the month before. */
    boolean overMonthBefore() {
        return overMonthBefore;
    }

    static Optional<Program> find(String id) {
        return Arrays.stream(values()).filter(program -> program.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Program::id).toList();
    }
}
