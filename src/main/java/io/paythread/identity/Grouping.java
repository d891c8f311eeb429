package io.paythread.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Accounts divided into customers. People's joins are made first, then those of rules, in a fixed order; except
 * one that would bring together two accounts that people keep apart, even through a third. The result depends on the
 * sets given, not on their order.
 */
final class Grouping {
    private final Map<UUID, Group> groupByAccount = new HashMap<>();

    /** Accounts that are one customer. */
    static final class Group {
        private final NavigableSet<UUID> accounts = new TreeSet<>(ByteOrder.UUIDS);
        private Member root;

        private Group(Member first) {
            root = first;
            accounts.add(first.id());
        }

        UUID customerId() {
            return root.ownCustomer();
        }

        Member root() {
            return root;
        }

        NavigableSet<UUID> accounts() {
            return Collections.unmodifiableNavigableSet(accounts);
        }

        private void take(Group other) {
            accounts.addAll(other.accounts);
            root = Member.BY_AGE.compare(root, other.root) <= 0 ? root : other.root;
        }
    }

    /** Groups the members; links and verdicts about accounts that are no members are passed over. */
    static Grouping of(Collection<Member> members, Collection<Join> joins, Map<AccountPair, Verdict> verdicts) {
        Grouping grouping = new Grouping();
        members.forEach(member -> grouping.groupByAccount.put(member.id(), new Group(member)));
        List<AccountPair> apart = grouping.pairs(verdicts, Verdict::keepsApart).toList();
        Stream<AccountPair> byPeople =
                grouping.pairs(verdicts, verdict -> !verdict.keepsApart()).sorted();
        Stream<AccountPair> byRules =
                joins.stream().sorted(Join.ORDER).map(Join::pair).filter(grouping::knows);
        Stream.concat(byPeople, byRules).forEachOrdered(pair -> grouping.uniteUnless(apart, pair));
        return grouping;
    }

    private Stream<AccountPair> pairs(Map<AccountPair, Verdict> verdicts, Predicate<Verdict> which) {
        return verdicts.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()) && knows(entry.getKey()))
                .map(Map.Entry::getKey);
    }

    private void uniteUnless(List<AccountPair> apart, AccountPair pair) {
        if (!isUnited(pair) && apart.stream().noneMatch(kept -> wouldUnite(pair, kept))) {
            Group kept = groupOf(pair.a());
            Group taken = groupOf(pair.b());
            kept.take(taken);
            taken.accounts.forEach(account -> groupByAccount.put(account, kept));
        }
    }

    /** The customer of each account. */
    Map<UUID, UUID> customers() {
        return groupByAccount.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .customerId()));
    }

    /** The groups by the id of their customer. */
    NavigableMap<UUID, Group> groups() {
        NavigableMap<UUID, Group> groups = new TreeMap<>(ByteOrder.UUIDS);
        groupByAccount.values().forEach(group -> groups.put(group.customerId(), group));
        return groups;
    }

    /** The group of this account, which must be a member. */
    Group groupOf(UUID accountId) {
        Group group = groupByAccount.get(accountId);
        if (group == null) {
            throw new IllegalArgumentException("account " + accountId + " is not among the grouped");
        }
        return group;
    }

    /** Whether the two are one customer. */
    boolean isUnited(AccountPair pair) {
        return groupOf(pair.a()) == groupOf(pair.b());
    }

    private boolean knows(AccountPair pair) {
        return groupByAccount.containsKey(pair.a()) && groupByAccount.containsKey(pair.b());
    }

    private boolean wouldUnite(AccountPair join, AccountPair kept) {
        Group one = groupOf(join.a());
        Group other = groupOf(join.b());
        Group keptOne = groupOf(kept.a());
        Group keptOther = groupOf(kept.b());
        return (keptOne == one && keptOther == other) || (keptOne == other && keptOther == one);
    }
}
