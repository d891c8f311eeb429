package io.paythread.identity;

import io.paythread.fact.Identifier;
import io.paythread.identity.RuleLink.Basis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What all tellings together come to, computed in one go from the rules alone: the yardstick for what is kept up step by
 * step in the database. Written as the lines that {@link IdentityDump} gives.
 */
final class FromScratch {
    private final Told told;
    private final Map<UUID, Member> members = new HashMap<>();
    private final List<RuleLink> links;
    private final Neighbourhood neighbourhood;

    FromScratch(Collection<IdentityTelling> tellings, int maxHolders) {
        this(tellings, maxHolders, Map.of());
    }

    FromScratch(Collection<IdentityTelling> tellings, int maxHolders, Map<AccountPair, Verdict> verdicts) {
        told = Told.of(tellings);
        told.accounts().forEach(account -> members.put(account.id(), account.member()));
        links = links(maxHolders);
        List<Join> joins = links.stream()
                .filter(link -> link.basis() == Basis.JOINS)
                .map(link -> new Join(link.id(), link.pair(), link.rule()))
                .toList();
        neighbourhood = Neighbourhood.of(members.values(), joins, verdicts);
    }

    Neighbourhood neighbourhood() {
        return neighbourhood;
    }

    List<String> lines() {
        Grouping grouping = neighbourhood.grouping();
        TreeSet<String> lines = new TreeSet<>();
        told.accounts().forEach(account -> lines.add(accountLine(account, grouping)));
        told.identifiers().forEach(said -> lines.add(identifierLine(said)));
        links.forEach(link -> lines.add(linkLine(link, grouping)));
        told.accounts().forEach(account -> lines.add(customerLine(account.member(), grouping)));
        return List.copyOf(lines);
    }

    private List<RuleLink> links(int maxHolders) {
        NavigableMap<SharedValue, Map<UUID, Holder>> holders = new TreeMap<>();
        for (ToldIdentifier said : told.identifiers()) {
            said.shared().ifPresent(value -> {
                Map<UUID, Holder> who = holders.computeIfAbsent(value, any -> new HashMap<>());
                boolean verified = said.identifier().verified()
                        || (who.containsKey(said.accountId())
                                && who.get(said.accountId()).verified());
                who.put(
                        said.accountId(),
                        new Holder(said.accountId(), said.sourceId(), verified, names(said.accountId())));
            });
        }
        List<RuleLink> all = new ArrayList<>(told.merges());
        SharedValueRule rule = new SharedValueRule(maxHolders);
        holders.forEach((value, who) -> all.addAll(rule.links(value, List.copyOf(who.values()))));
        return all;
    }

    private List<PersonName> names(UUID account) {
        return told.identifiers().stream()
                .filter(said -> said.accountId().equals(account))
                .flatMap(said -> said.shared().stream())
                .filter(value -> value.type() == Identifier.Type.NAME)
                .map(value -> PersonName.ofNormalized(value.normalized()))
                .toList();
    }

    private String accountLine(SeenAccount account, Grouping grouping) {
        Display display = Display.of(List.of(account.member()), told.identifiers());
        return String.join(
                "|",
                "account",
                account.id().toString(),
                account.reference(),
                String.valueOf(account.guest()),
                account.since().toString(),
                grouping.groupOf(account.id()).customerId().toString(),
                display.name(),
                display.email(),
                display.phone());
    }

    private static String identifierLine(ToldIdentifier said) {
        return String.join(
                "|",
                "identifier",
                said.accountId().toString(),
                said.slot(),
                said.identifier().type().wireName(),
                said.value(),
                said.normalized().orElse(null),
                String.valueOf(said.identifier().verified()),
                said.toldAt().toString(),
                said.toldBy());
    }

    private String linkLine(RuleLink link, Grouping grouping) {
        boolean joins = link.basis() == Basis.JOINS;
        boolean united = grouping.isUnited(link.pair());
        Member a = Objects.requireNonNull(members.get(link.pair().a()));
        Member b = Objects.requireNonNull(members.get(link.pair().b()));
        return String.join(
                "|",
                "link",
                link.id().toString(),
                link.rule().wireName(),
                link.basis().wireName(),
                joins ? "verified" : "suggested",
                united ? joins ? "accepted" : "superseded" : "open",
                (a.since().isAfter(b.since()) ? a : b).since().toString(),
                EvidenceJson.write(link.evidence()));
    }

    private String customerLine(Member member, Grouping grouping) {
        Grouping.Group group = grouping.groupOf(member.id());
        boolean isRoot = group.customerId().equals(member.ownCustomer());
        List<Member> all = group.accounts().stream().map(members::get).toList();
        Display display = isRoot ? Display.of(all, told.identifiers()) : Display.NOTHING;
        return String.join(
                "|",
                "customer",
                member.ownCustomer().toString(),
                isRoot ? "null" : group.customerId().toString(),
                member.since().toString(),
                display.name(),
                display.email(),
                display.phone());
    }
}
