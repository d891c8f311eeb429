package io.paythread.identity;

import io.paythread.fact.Identifier;
import io.paythread.identity.RuleLink.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What follows from several accounts holding one value. Joins on its own only for an e-mail address that a provider
 * checked and for the merchant's own user id at different sources; suggests for everything else. A value of an office,
 * or of more accounts than one person plausibly has, says nothing.
 */
final class SharedValueRule {
    private final int maxHolders;

    /** With the number of accounts above which a value counts as shared by several people. */
    SharedValueRule(int maxHolders) {
        this.maxHolders = maxHolders;
    }

    /** Whether the value says nothing, whoever holds it. */
    static boolean isSilent(SharedValue value) {
        return value.type() == Identifier.Type.NAME
                || (value.type() == Identifier.Type.EMAIL && SharedAddressRule.isShared(value.normalized()));
    }

    /** The links between all holders of the value; none when there are too many. The holders' order does not matter. */
    List<RuleLink> links(SharedValue value, List<Holder> holders) {
        if (isSilent(value) || holders.size() > maxHolders) {
            return List.of();
        }
        List<RuleLink> links = new ArrayList<>();
        for (int i = 0; i < holders.size(); i++) {
            for (int j = i + 1; j < holders.size(); j++) {
                link(value, holders.get(i), holders.get(j)).ifPresent(links::add);
            }
        }
        return links;
    }

    private static Optional<RuleLink> link(SharedValue value, Holder one, Holder other) {
        return switch (value.type()) {
            case EMAIL -> Optional.of(link(value, one, other, one.verified() || other.verified(), ""));
            case USER_ID -> Optional.of(link(value, one, other, !one.sourceId().equals(other.sourceId()), ""));
            case PHONE -> Optional.of(link(value, one, other, false, ""));
            case CARD -> names(one, other).map(names -> link(value, one, other, false, names));
            case NAME -> Optional.empty();
        };
    }

    private static RuleLink link(SharedValue value, Holder one, Holder other, boolean joins, String names) {
        List<UUID> verifiedBy = Stream.of(one, other)
                .filter(Holder::verified)
                .map(Holder::accountId)
                .sorted(ByteOrder.UUIDS)
                .toList();
        return new RuleLink(
                AccountPair.of(one.accountId(), other.accountId()),
                LinkRule.of(value.type()).orElseThrow(),
                value.normalized(),
                joins ? Basis.JOINS : Basis.SUGGESTS,
                new Evidence(value.type().wireName(), shown(value), verifiedBy, names));
    }

    /** Without the source that a card's token belongs to. */
    private static String shown(SharedValue value) {
        return value.type() == Identifier.Type.CARD
                ? value.normalized().substring(value.normalized().indexOf(':') + 1)
                : value.normalized();
    }

    /** How the names go together; empty where both are known and differ. */
    private static Optional<String> names(Holder one, Holder other) {
        if (one.names().isEmpty() || other.names().isEmpty()) {
            return Optional.of("unknown");
        }
        boolean similar = one.names().stream().anyMatch(name -> other.names().stream()
                .anyMatch(candidate -> name.isSimilarTo(candidate) || name.sharesWordWith(candidate)));
        return similar ? Optional.of("similar") : Optional.empty();
    }
}
