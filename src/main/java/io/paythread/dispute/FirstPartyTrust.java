package io.paythread.dispute;

import io.paythread.fact.Attribute;
import io.paythread.timeline.ObjectRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Mastercard's First-Party Trust: an element of each of three groups - device, delivery, further identity - says that the
 * cardholder bought. Nothing counts for two groups. Earlier undisputed purchases on the same card with the same elements bear
 * it out. Which reasons it is for is configured: sources disagree. What counts was sent at the authorisation or before the
 * dispute; the verdict says what was there to be sent. Pure.
 */
record FirstPartyTrust(Status status, List<Found> groups, List<Witness> earlier) {
    static final String NETWORK = "mastercard";

    FirstPartyTrust {
        groups = List.copyOf(groups);
        earlier = List.copyOf(earlier);
    }

    /** Whether the rule helps. */
    enum Status {
        NOT_APPLICABLE,
        NOT_QUALIFIED,
        QUALIFIED;

        /** The name on the wire. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an element can tell. */
    enum Group {
        DEVICE("Known of the device must be the IP address, an id or a fingerprint."),
        DELIVERY("Known of the delivery must be the shipping address or the e-mail address."),
        IDENTITY(
                "Known of the person must be one thing more: account, phone, e-mail, billing address or another IP address.");

        private final String rejection;

        Group(String rejection) {
            this.rejection = rejection;
        }

        /** What counts, in the order in which it is taken. */
        List<Attribute> elements() {
            return switch (this) {
                case DEVICE -> List.of(Attribute.DEVICE_ID, Attribute.DEVICE_FINGERPRINT, Attribute.PURCHASE_IP);
                case DELIVERY -> List.of(Attribute.SHIPPING_ADDRESS, Attribute.BILLING_EMAIL);
                case IDENTITY ->
                    List.of(
                            Attribute.CUSTOMER_ACCOUNT,
                            Attribute.BILLING_PHONE,
                            Attribute.BILLING_EMAIL,
                            Attribute.BILLING_ADDRESS,
                            Attribute.PURCHASE_IP);
            };
        }

        String rejection() {
            return rejection;
        }

        /** The name on the wire. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The element of a group; empty where none is left for it. */
    record Found(Group group, Optional<Attribute> element) {}

    /**
     * An earlier purchase.
     *
     * @param same the groups in which it has the same element
     * @param rejections why it bears nothing out; empty where it does
     */
    record Witness(Purchase purchase, Set<Group> same, List<String> rejections) {
        Witness {
            same = Set.copyOf(same);
            rejections = List.copyOf(rejections);
        }
    }

    static FirstPartyTrust of(ObjectRow dispute, Optional<Sale> disputed, List<Sale> others, Collection<String> codes) {
        Reason reason = Cases.reason(dispute);
        boolean applies = reason.network().equals(NETWORK) && codes.contains(reason.code());
        return disputed.filter(sale -> applies)
                .map(sale -> judge(sale, others))
                .orElseGet(() -> new FirstPartyTrust(Status.NOT_APPLICABLE, List.of(), List.of()));
    }

    private static FirstPartyTrust judge(Sale disputed, List<Sale> others) {
        List<Found> groups = groups(disputed);
        boolean all = groups.stream().allMatch(found -> found.element().isPresent());
        return new FirstPartyTrust(
                all ? Status.QUALIFIED : Status.NOT_QUALIFIED,
                groups,
                others.stream()
                        .filter(sale -> sale.at().isBefore(disputed.at()))
                        .map(sale -> witness(disputed, sale, groups))
                        .toList());
    }

    /** What can tell for two groups is named last in the first of them, so that it is left for the other. */
    private static List<Found> groups(Sale sale) {
        Set<Attribute> taken = EnumSet.noneOf(Attribute.class);
        Map<Group, Optional<Attribute>> found = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            Optional<Attribute> element = group.elements().stream()
                    .filter(one -> !taken.contains(one) && known(sale, one).isPresent())
                    .findFirst();
            element.ifPresent(taken::add);
            found.put(group, element);
        }
        return found.entrySet().stream()
                .map(one -> new Found(one.getKey(), one.getValue()))
                .toList();
    }

    private static Optional<String> known(Sale sale, Attribute element) {
        Optional<String> value = sale.text(element);
        return (element == Attribute.BILLING_EMAIL ? value.or(() -> sale.text(Attribute.RECEIPT_EMAIL)) : value)
                .map(text -> text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty());
    }

    private static Witness witness(Sale disputed, Sale earlier, List<Found> groups) {
        Purchase purchase = earlier.purchase();
        Set<Group> same = EnumSet.noneOf(Group.class);
        groups.stream()
                .filter(found -> found.element()
                        .filter(one -> known(disputed, one).equals(known(earlier, one)))
                        .isPresent())
                .forEach(found -> same.add(found.group()));
        List<String> rejections = new ArrayList<>();
        boolean sameCard = purchase.method().isPresent()
                && purchase.method().equals(disputed.purchase().method());
        add(rejections, !sameCard, Candidate.Rejection.OTHER_CARD);
        add(rejections, !purchase.paid(), Candidate.Rejection.NOT_PAID);
        add(rejections, purchase.paid() && purchase.amount() <= 0, Candidate.Rejection.ZERO_AMOUNT);
        add(rejections, purchase.disputed(), Candidate.Rejection.DISPUTED);
        add(rejections, purchase.reportedAsFraud(), Candidate.Rejection.REPORTED_AS_FRAUD);
        if (same.size() < groups.size()) {
            rejections.add("It has not the same element in every group.");
        }
        return new Witness(purchase, same, rejections);
    }

    private static void add(List<String> rejections, boolean holds, Candidate.Rejection rejection) {
        if (holds) {
            rejections.add(rejection.text());
        }
    }
}
