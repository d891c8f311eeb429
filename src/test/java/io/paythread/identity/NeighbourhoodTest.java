package io.paythread.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Grouping holds against any links and any sequence of decisions. */
class NeighbourhoodTest {
    private static final int ACCOUNTS = 7;

    /** Kept-apart accounts are never of one customer, not even through a third. */
    @Property
    void keepsApartWhatPeopleParted(@ForAll("decided") Neighbourhood now) {
        Grouping grouping = now.grouping();
        now.verdicts().forEach((pair, verdict) -> {
            if (verdict.keepsApart()) {
                assertThat(grouping.isUnited(pair)).isFalse();
            }
        });
    }

    /** What people joined last is joined. */
    @Property
    void joinsWhatPeopleJoined(@ForAll("decided") Neighbourhood now) {
        Grouping grouping = now.grouping();
        now.verdicts().forEach((pair, verdict) -> {
            if (!verdict.keepsApart()) {
                assertThat(grouping.isUnited(pair)).isTrue();
            }
        });
    }

    @Property
    void dependsOnNoOrder(@ForAll("decided") Neighbourhood now, @ForAll Random random) {
        // Given
        List<Member> members = new ArrayList<>(now.members());
        List<Join> joins = new ArrayList<>(now.joins());
        Collections.shuffle(members, random);
        Collections.shuffle(joins, random);

        // When
        Grouping shuffled = Grouping.of(members, joins, now.verdicts());

        // Then
        assertThat(shuffled.customers()).isEqualTo(now.grouping().customers());
    }

    /** The root of every customer is its oldest account. */
    @Property
    void namesCustomersAfterTheirOldestAccount(@ForAll("decided") Neighbourhood now) {
        now.grouping().groups().forEach((id, group) -> {
            Member oldest = now.members().stream()
                    .filter(member -> group.accounts().contains(member.id()))
                    .min(Member.BY_AGE)
                    .orElseThrow();
            assertThat(id).isEqualTo(oldest.ownCustomer());
        });
    }

    @Property
    void givesBothCustomersBackWhenAJoinIsTakenBack(
            @ForAll("decided") Neighbourhood now, @ForAll("pair") AccountPair pair) {
        // Given
        Map<UUID, UUID> before = now.grouping().customers();
        Assume.that(!now.grouping().isUnited(pair));
        Assume.that(noRuleWaits(now));

        // When
        Neighbourhood after = now.joined(pair).parted(pair);

        // Then
        assertThat(after.grouping().customers()).isEqualTo(before);
    }

    @Property
    void joinsTheWholeOfBothCustomers(@ForAll("decided") Neighbourhood now, @ForAll("pair") AccountPair pair) {
        // Given
        Assume.that(!now.grouping().isUnited(pair));
        TreeSet<UUID> both = new TreeSet<>(ByteOrder.UUIDS);
        both.addAll(now.customerOf(pair.a()));
        both.addAll(now.customerOf(pair.b()));

        // When
        Neighbourhood after = now.joined(pair);

        // Then
        assertThat(after.customerOf(pair.a())).containsAll(both);
    }

    @Property
    void partsOneCustomerIntoTwoSides(@ForAll("decided") Neighbourhood now, @ForAll("pair") AccountPair pair) {
        // Given
        Assume.that(now.grouping().isUnited(pair));
        TreeSet<UUID> before = new TreeSet<>(now.customerOf(pair.a()));

        // When
        Neighbourhood after = now.parted(pair);

        // Then
        TreeSet<UUID> sides = new TreeSet<>(after.customerOf(pair.a()));
        sides.addAll(after.customerOf(pair.b()));
        assertThat(after.grouping().isUnited(pair)).isFalse();
        assertThat(sides).containsAll(before);
    }

    /** Two customers that only decisions hold apart, with a rule's join between them, would not part along the same line. */
    private static boolean noRuleWaits(Neighbourhood now) {
        Grouping grouping = now.grouping();
        return now.joins().stream().allMatch(join -> grouping.isUnited(join.pair()));
    }

    @Provide
    Arbitrary<AccountPair> pair() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, ACCOUNTS - 1),
                        Arbitraries.integers().between(1, ACCOUNTS - 1))
                .as((a, step) -> AccountPair.of(id(a), id((a + step) % ACCOUNTS)));
    }

    /** Some accounts, some joins by rules, and what some decisions made of them. */
    @Provide
    Arbitrary<Neighbourhood> decided() {
        Arbitrary<Member> since = Arbitraries.integers()
                .between(0, 3)
                .map(second -> new Member(new UUID(0, 0), Instant.EPOCH.plusSeconds(second), false));
        Arbitrary<List<Member>> members = since.list().ofSize(ACCOUNTS).map(NeighbourhoodTest::numbered);
        Arbitrary<List<Join>> joins = Combinators.combine(
                        pair(), Arbitraries.of(LinkRule.SAME_EMAIL, LinkRule.PROVIDER_MERGE))
                .as((pair, rule) -> new Join(RuleLink.id(pair, rule, "x"), pair, rule))
                .list()
                .ofMaxSize(8);
        Arbitrary<List<Step>> steps = Combinators.combine(
                        pair(), Arbitraries.integers().between(0, 9))
                .as(Step::new)
                .list()
                .ofMaxSize(8);
        return Combinators.combine(members, joins, steps).as((who, how, what) -> {
            Neighbourhood now = Neighbourhood.of(who, how, Map.of());
            for (Step step : what) {
                now = step.take(now);
            }
            return now;
        });
    }

    /** A decision that the present state allows. */
    private record Step(AccountPair pair, int choice) {
        Neighbourhood take(Neighbourhood now) {
            boolean united = now.grouping().isUnited(pair);
            if (!united) {
                return choice < 5 ? now.joined(pair) : now.rejected(pair);
            }
            if (choice < 5) {
                return now.parted(pair);
            }
            TreeSet<UUID> staying = new TreeSet<>(now.customerOf(pair.a()));
            staying.remove(pair.a());
            return now.keptApart(List.of(pair.a()), staying, Verdict.UNDONE);
        }
    }

    private static List<Member> numbered(List<Member> members) {
        List<Member> numbered = new ArrayList<>();
        for (Member member : members) {
            numbered.add(new Member(id(numbered.size()), member.since(), false));
        }
        return numbered;
    }

    private static UUID id(int number) {
        return new UUID(0, number + 1L);
    }
}
