package io.paythread.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Accounts with everything that joins them or keeps them apart, closed: nothing leads out of it. What a person decides
 * gives another neighbourhood with other verdicts; {@link #grouping} then says who belongs to which customer.
 */
record Neighbourhood(List<Member> members, List<Join> joins, NavigableMap<AccountPair, Verdict> verdicts) {
    Neighbourhood {
        members = List.copyOf(members);
        joins = List.copyOf(joins);
        verdicts = Collections.unmodifiableNavigableMap(new TreeMap<>(verdicts));
    }

    static Neighbourhood of(Collection<Member> members, Collection<Join> joins, Map<AccountPair, Verdict> verdicts) {
        return new Neighbourhood(List.copyOf(members), List.copyOf(joins), new TreeMap<>(verdicts));
    }

    /** Who belongs to which customer. */
    Grouping grouping() {
        return Grouping.of(members, joins, verdicts);
    }

    /** The customer that this account belongs to, as its accounts. */
    NavigableSet<UUID> customerOf(UUID account) {
        return grouping().groupOf(account).accounts();
    }

    /** Joins the customers of the two accounts: nothing keeps any account of the one from any of the other any more. */
    Neighbourhood joined(AccountPair pair) {
        Grouping now = grouping();
        NavigableMap<AccountPair, Verdict> next = new TreeMap<>(verdicts);
        between(now.groupOf(pair.a()).accounts(), now.groupOf(pair.b()).accounts()).stream()
                .filter(across -> isKeptApart(next, across))
                .forEach(next::remove);
        next.put(pair, Verdict.TOGETHER);
        return new Neighbourhood(members, joins, next);
    }

    /** Keeps the customers of the two accounts apart, which are two. */
    Neighbourhood rejected(AccountPair pair) {
        Grouping now = grouping();
        return keptApart(now.groupOf(pair.a()).accounts(), now.groupOf(pair.b()).accounts(), Verdict.REJECTED);
    }

    /**
     * Parts the two accounts, which are of one customer: its other accounts stay with the one or the other as the
     * remaining links say, and the two sides are kept apart.
     */
    Neighbourhood parted(AccountPair pair) {
        NavigableSet<UUID> customer = grouping().groupOf(pair.a()).accounts();
        NavigableMap<AccountPair, Verdict> next = new TreeMap<>(verdicts);
        next.put(pair, Verdict.UNDONE);
        List<Member> inside = members.stream()
                .filter(member -> customer.contains(member.id()))
                .toList();
        Grouping sides = Grouping.of(inside, joins, next);
        return keptApart(
                sides.groupOf(pair.a()).accounts(), sides.groupOf(pair.b()).accounts(), Verdict.UNDONE);
    }

    /** Keeps every account of the one side apart from every account of the other. */
    Neighbourhood keptApart(Collection<UUID> side, Collection<UUID> other, Verdict verdict) {
        NavigableMap<AccountPair, Verdict> next = new TreeMap<>(verdicts);
        between(side, other).forEach(across -> next.merge(across, verdict, Neighbourhood::stronger));
        return new Neighbourhood(members, joins, next);
    }

    /** What is kept apart already stays so for its own reason. */
    private static Verdict stronger(Verdict former, Verdict now) {
        return former.keepsApart() ? former : now;
    }

    private static boolean isKeptApart(Map<AccountPair, Verdict> verdicts, AccountPair pair) {
        Verdict verdict = verdicts.get(pair);
        return verdict != null && verdict.keepsApart();
    }

    private static List<AccountPair> between(Collection<UUID> side, Collection<UUID> other) {
        List<AccountPair> pairs = new ArrayList<>();
        side.forEach(one -> other.forEach(two -> pairs.add(AccountPair.of(one, two))));
        return pairs;
    }
}
