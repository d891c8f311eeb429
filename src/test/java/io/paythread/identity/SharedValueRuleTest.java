package io.paythread.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Identifier;
import io.paythread.identity.RuleLink.Basis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedValueRuleTest {
    private static final UUID SHOP = new UUID(1, 1);
    private static final UUID DESK = new UUID(2, 2);
    private static final SharedValue EMAIL = new SharedValue(Identifier.Type.EMAIL, "eva@work.example");
    private static final SharedValue CARD = new SharedValue(Identifier.Type.CARD, SHOP + ":fp_77");

    private final SharedValueRule rule = new SharedValueRule(3);

    @ParameterizedTest
    @ValueSource(strings = {"info@work.example", "noreply@work.example", "support+9105@work.example"})
    void saysNothingAboutAnOffice(String address) {
        assertThat(rule.links(
                        new SharedValue(Identifier.Type.EMAIL, address), List.of(checked(1, DESK), told(2, SHOP))))
                .isEmpty();
    }

    @Test
    void saysNothingWhenTooManyHoldTheValue() {
        List<Holder> four = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            four.add(checked(i, SHOP));
        }
        assertThat(rule.links(EMAIL, four)).isEmpty();
        assertThat(rule.links(EMAIL, four.subList(0, 3))).hasSize(3);
    }

    @Test
    void saysNothingAboutNamesAlone() {
        assertThat(rule.links(
                        new SharedValue(Identifier.Type.NAME, "eva novak"), List.of(told(1, SHOP), told(2, DESK))))
                .isEmpty();
    }

    @Test
    void saysNothingAboutACardOfTwoNames() {
        assertThat(rule.links(CARD, List.of(told(1, SHOP, "Eva Novak"), told(2, SHOP, "Petr Svoboda"))))
                .isEmpty();
    }

    @Test
    void suggestsACardWithinAFamily() {
        RuleLink family = only(rule.links(CARD, List.of(told(1, SHOP, "Eva Novak"), told(2, SHOP, "Petr Novak"))));
        assertThat(family.basis()).isEqualTo(Basis.SUGGESTS);
    }

    @Test
    void suggestsACardWhereANameIsUnknownOrSimilar() {
        RuleLink unknown = only(rule.links(CARD, List.of(told(1, SHOP, "Eva Novak"), told(2, SHOP))));
        RuleLink similar = only(rule.links(CARD, List.of(told(1, SHOP, "Eva Novak"), told(2, SHOP, "E. Novak"))));
        assertThat(unknown.basis()).isEqualTo(Basis.SUGGESTS);
        assertThat(unknown.evidence()).isEqualTo(new Evidence("card", "fp_77", List.of(), "unknown"));
        assertThat(similar.evidence().names()).isEqualTo("similar");
    }

    @Test
    void onlySuggestsAnAddressThatNobodyChecked() {
        assertThat(only(rule.links(EMAIL, List.of(told(1, SHOP), told(2, SHOP))))
                        .basis())
                .isEqualTo(Basis.SUGGESTS);
    }

    @Test
    void joinsByAnAddressThatOneSideChecked() {
        RuleLink link = only(rule.links(EMAIL, List.of(told(2, SHOP), checked(1, DESK))));
        assertThat(link.basis()).isEqualTo(Basis.JOINS);
        assertThat(link.evidence().verifiedBy()).containsExactly(new UUID(0, 1));
        assertThat(link.pair()).isEqualTo(new AccountPair(new UUID(0, 1), new UUID(0, 2)));
    }

    @Test
    void joinsByAUserIdOnlyAcrossSources() {
        SharedValue user = new SharedValue(Identifier.Type.USER_ID, "77");
        assertThat(only(rule.links(user, List.of(told(1, SHOP), told(2, DESK)))).basis())
                .isEqualTo(Basis.JOINS);
        assertThat(only(rule.links(user, List.of(told(1, SHOP), told(2, SHOP)))).basis())
                .isEqualTo(Basis.SUGGESTS);
    }

    @Test
    void onlySuggestsATelephoneNumber() {
        SharedValue phone = new SharedValue(Identifier.Type.PHONE, "+43660123456");
        assertThat(only(rule.links(phone, List.of(checked(1, SHOP), checked(2, DESK))))
                        .basis())
                .isEqualTo(Basis.SUGGESTS);
    }

    private static RuleLink only(List<RuleLink> links) {
        assertThat(links).hasSize(1);
        return links.get(0);
    }

    private static Holder checked(long id, UUID source) {
        return new Holder(new UUID(0, id), source, true, List.of());
    }

    private static Holder told(long id, UUID source, String... names) {
        return new Holder(
                new UUID(0, id),
                source,
                false,
                Arrays.stream(names)
                        .map(name -> PersonName.parse(name).orElseThrow())
                        .toList());
    }
}
