package io.paythread.signin;

import io.paythread.security.Role;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which roles somebody's groups give: those of every group that is named, and none where none is. */
final class GroupRoleRule {
    private final Map<Role, Set<String>> groups;

    private GroupRoleRule(Map<Role, Set<String>> groups) {
        this.groups = groups;
    }

    static GroupRoleRule of(OpenIdConfig.RoleGroups config) {
        Map<Role, Set<String>> groups = new EnumMap<>(Role.class);
        put(groups, Role.AGENT, config.agent());
        put(groups, Role.SENIOR_AGENT, config.seniorAgent());
        put(groups, Role.ANALYST, config.analyst());
        put(groups, Role.ADMIN, config.admin());
        put(groups, Role.AUDITOR, config.auditor());
        return new GroupRoleRule(groups);
    }

    private static void put(Map<Role, Set<String>> groups, Role role, Optional<List<String>> names) {
        names.ifPresent(list -> groups.put(role, Set.copyOf(list)));
    }

    /** Whether no group at all gives a role. */
    boolean givesNothing() {
        return groups.isEmpty();
    }

    /** Names are compared exactly: providers tell groups apart by case. */
    Set<Role> roles(Collection<String> memberOf) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        groups.forEach((role, names) -> {
            if (memberOf.stream().anyMatch(names::contains)) {
                roles.add(role);
            }
        });
        return roles;
    }
}
