package io.paythread.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The links that are to be made or renewed, and those that are to end. */
record LinkChanges(List<RuleLink> made, List<RuleLink> ended) {
    LinkChanges {
        made = List.copyOf(made);
        ended = List.copyOf(ended);
    }

    static LinkChanges between(Collection<RuleLink> present, Collection<RuleLink> wanted) {
        Map<UUID, RuleLink> now = byId(present);
        Map<UUID, RuleLink> then = byId(wanted);
        return new LinkChanges(
                then.values().stream()
                        .filter(link -> !link.equals(now.get(link.id())))
                        .toList(),
                now.values().stream()
                        .filter(link -> !then.containsKey(link.id()))
                        .toList());
    }

    /** The accounts at the ends of all of them. */
    Set<UUID> accounts() {
        Set<UUID> ids = new HashSet<>();
        for (List<RuleLink> links : List.of(made, ended)) {
            links.forEach(link -> {
                ids.add(link.pair().a());
                ids.add(link.pair().b());
            });
        }
        return ids;
    }

    private static Map<UUID, RuleLink> byId(Collection<RuleLink> links) {
        return links.stream().collect(Collectors.toMap(RuleLink::id, Function.identity()));
    }
}
