package io.paythread.adapters.psp.stripe;

import io.paythread.fact.EmailAddress;
import io.paythread.fact.Fact;
import io.paythread.fact.Identifier;
import io.paythread.fact.Moment;
import io.paythread.fact.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose an object is, and what it says of that person. A customer goes before an address left with a payment; an
 * address says something of a guest only, for a customer may type another's.
 */
record Payer(Optional<Party> party, List<Identifier> identifiers) {
    private static final int MAX_FINGERPRINT = 190;

    Payer {
        identifiers = List.copyOf(identifiers);
    }

    /** An e-mail address with the name and the telephone number that were left with it. */
    record Contact(@Nullable String email, @Nullable String name, @Nullable String phone) {

        /** The contact in an object with these field names, such as {@code billing_details}. */
        static Contact of(StripeObject person) {
            return new Contact(person.text("email"), person.text("name"), person.text("phone"));
        }

        static Contact ofEmail(@Nullable String email) {
            return new Contact(email, null, null);
        }

        private Optional<Payer> guest() {
            return Optional.ofNullable(email).flatMap(EmailAddress::parse).map(address -> {
                List<Identifier> identifiers = new ArrayList<>();
                add(identifiers, "email", Identifier.Type.EMAIL, email);
                add(identifiers, "name", Identifier.Type.NAME, name);
                add(identifiers, "phone", Identifier.Type.PHONE, phone);
                return new Payer(Optional.of(Party.guest(address)), identifiers);
            });
        }
    }

    /** The customer, else the first contact whose address can be one, else nobody. */
    static Payer of(Optional<String> customer, Contact... contacts) {
        if (customer.isPresent()) {
            return new Payer(customer.map(Party::account), List.of());
        }
        for (Contact contact : contacts) {
            Optional<Payer> guest = contact.guest();
            if (guest.isPresent()) {
                return guest.get();
            }
        }
        return new Payer(Optional.empty(), List.of());
    }

    /** The same person, who used a card with this fingerprint. */
    Payer withCard(@Nullable String fingerprint) {
        if (party.isEmpty() || fingerprint == null || fingerprint.length() > MAX_FINGERPRINT) {
            return this;
        }
        List<Identifier> more = new ArrayList<>(identifiers);
        add(more, "card:" + fingerprint, Identifier.Type.CARD, fingerprint);
        return new Payer(party, more);
    }

    /** What is known of the person, as a fact; none where nothing is. */
    List<Fact> identified(Moment moment) {
        return party.isEmpty() || identifiers.isEmpty()
                ? List.of()
                : List.of(new Fact.Identified(party.get(), moment, identifiers));
    }

    static void add(List<Identifier> identifiers, String slot, Identifier.Type type, @Nullable String value) {
        if (value != null) {
            identifiers.add(Identifier.stated(slot, type, value));
        }
    }
}
