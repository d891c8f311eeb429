package io.paythread.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What tokens say, and which roles groups give. */
class ClaimsTest {
    private static final Claims CLAIMS = new Claims(Map.of(
            "groups",
            List.of("ops", 7, "dev team"),
            "scope",
            "payments:read  disputes:read ",
            "realm_access",
            Map.of("roles", List.of("support")),
            "https://example.com/groups",
            List.of("addressed"),
            "one",
            "dev team",
            "sid",
            " "));

    @Test
    void readsListsTextsAndPaths() {
        // When, Then
        assertThat(CLAIMS.names("groups")).containsExactly("ops", "dev team");
        assertThat(CLAIMS.names("one")).containsExactly("dev team");
        assertThat(CLAIMS.names("realm_access.roles")).containsExactly("support");
        assertThat(CLAIMS.names("https://example.com/groups")).containsExactly("addressed");
        assertThat(CLAIMS.words("scope")).containsExactly("payments:read", "disputes:read");
    }

    @Test
    void readsNothingIntoWhatIsNotThere() {
        // When, Then
        assertThat(CLAIMS.names("nothing")).isEmpty();
        assertThat(CLAIMS.names("groups.roles")).isEmpty();
        assertThat(CLAIMS.names("realm_access")).isEmpty();
        assertThat(CLAIMS.names("")).isEmpty();
        assertThat(CLAIMS.names(".")).isEmpty();
        assertThat(CLAIMS.text("sid")).isEmpty();
        assertThat(CLAIMS.text("groups")).isEmpty();
        assertThat(CLAIMS.time("scope")).isEmpty();
    }

    @Test
    void givesTheRolesOfEveryGroupThatIsNamedAndNoOther() {
        // Given
        GroupRoleRule rule = GroupRoleRule.of(new Groups());

        // When, Then
        assertThat(rule.roles(List.of("support", "chiefs", "strangers"))).isEqualTo(Set.of(Role.AGENT, Role.ADMIN));
        assertThat(rule.roles(List.of("second line"))).isEqualTo(Set.of(Role.AGENT, Role.SENIOR_AGENT));
        assertThat(rule.roles(List.of("Support", "strangers", ""))).isEmpty();
        assertThat(rule.roles(List.of())).isEmpty();
    }

    /** Two groups for agents, one of them for senior agents as well. */
    private record Groups() implements OpenIdConfig.RoleGroups {
        @Override
        public Optional<List<String>> agent() {
            return Optional.of(List.of("support", "second line"));
        }

        @Override
        public Optional<List<String>> seniorAgent() {
            return Optional.of(List.of("second line"));
        }

        @Override
        public Optional<List<String>> analyst() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> admin() {
            return Optional.of(List.of("chiefs"));
        }

        @Override
        public Optional<List<String>> auditor() {
            return Optional.empty();
        }
    }
}
