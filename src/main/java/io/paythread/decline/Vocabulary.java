package io.paythread.decline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose codes they are: a code such as {@code 03} means different things to different people. */
public enum Vocabulary {
    /** Stripe's decline codes, reasons of outcomes and error codes. */
    STRIPE("stripe", "decline"),
    /** What Stripe advises to do next. */
    STRIPE_ADVICE("stripe", "advice"),
    /** Adyen's refusal reason codes. */
    ADYEN("adyen", "decline"),
    /** The networks' response codes (ISO 8583), as Visa means them where the networks differ. */
    VISA("visa", "decline"),
    /** The same, as Mastercard means them. */
    MASTERCARD("mastercard", "decline"),
    /** Mastercard's merchant advice codes. */
    MASTERCARD_ADVICE("mastercard", "advice");

    /** Names of the providers and networks that have codes. */
    static final List<String> PROVIDERS = Arrays.stream(values())
            .map(vocabulary -> vocabulary.provider)
            .distinct()
            .toList();

    /** Names of the types of codes. */
    static final List<String> TYPES = List.of("decline", "advice");

    private final String provider;
    private final String type;

    Vocabulary(String provider, String type) {
        this.provider = provider;
        this.type = type;
    }

    /** Who speaks so. */
    public String provider() {
        return provider;
    }

    /** Whether the codes say why, or what to do. */
    public String type() {
        return type;
    }

    /** The vocabulary of this provider and type, where there is one. */
    static Optional<Vocabulary> of(String provider, String type) {
        return Arrays.stream(values())
                .filter(each -> each.provider.equals(provider) && each.type.equals(type))
                .findFirst();
    }

    /** How a card's network spells its response codes; Visa's for the networks that we have no list of. */
    static Vocabulary ofNetwork(String brand) {
        return brand.equals("mastercard") ? MASTERCARD : VISA;
    }
}
