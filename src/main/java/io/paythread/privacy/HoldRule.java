package io.paythread.privacy;

import io.paythread.privacy.PersonMatter.PersonDispute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What must stay although somebody asked for erasure, and until when. Pure.
 *
 * <p>A dispute holds what its evidence needs: the disputed payment with all that belongs to it, the conversations that
 * went on since that payment began, and the accounts of both. It does so while it is open and for a while after it was
 * closed, because a network may reopen it. A hold that a person placed keeps everything.
 */
final class HoldRule {
    private HoldRule() {}

    /**
     * What stays and what goes.
     *
     * @param disputes the disputes that hold something, with the end where it is known
     * @param dueAt the earliest time at which something that stays may go; empty where nothing stays or nobody can say
     */
    record Verdict(Extent free, Extent held, Map<UUID, Optional<Instant>> disputes, Optional<Instant> dueAt) {}

    static Verdict judge(Person person, List<LegalHold> holds, Duration afterClosing, Instant now) {
        List<LegalHold> byPeople = holds.stream()
                .filter(hold -> hold.byPerson() && hold.isActive(now))
                .toList();
        Map<UUID, Optional<Instant>> disputes = new LinkedHashMap<>();
        Set<UUID> heldMatters = new HashSet<>();
        for (PersonMatter matter : person.matters()) {
            boolean disputed = false;
            for (PersonDispute dispute : matter.disputes()) {
                Optional<Instant> end = dispute.closedAt().map(at -> at.plus(afterClosing));
                if (end.isEmpty() || end.get().isAfter(now)) {
                    disputes.put(dispute.id(), end);
                    disputed = true;
                }
            }
            if (disputed) {
                heldMatters.add(matter.id());
                person.matters().stream()
                        .filter(other -> other.conversation() && !other.lastAt().isBefore(matter.firstAt()))
                        .forEach(other -> heldMatters.add(other.id()));
            }
        }
        boolean all = !byPeople.isEmpty();
        return verdict(person, heldMatters, all, disputes, due(disputes, byPeople));
    }

    private static Verdict verdict(
            Person person,
            Set<UUID> heldMatters,
            boolean all,
            Map<UUID, Optional<Instant>> disputes,
            Optional<Instant> due) {
        Set<UUID> heldAccounts = new HashSet<>();
        person.matters().stream()
                .filter(matter -> all || heldMatters.contains(matter.id()))
                .forEach(matter -> matter.account().ifPresent(heldAccounts::add));
        List<UUID> freeAccounts = new ArrayList<>();
        List<UUID> keptAccounts = new ArrayList<>();
        person.accounts().forEach(account -> (all || heldAccounts.contains(account.id()) ? keptAccounts : freeAccounts)
                .add(account.id()));
        List<UUID> freeMatters = new ArrayList<>();
        List<UUID> keptMatters = new ArrayList<>();
        for (PersonMatter matter : person.matters()) {
            boolean ofHeldAccount = isAccount(matter)
                    && matter.account().map(heldAccounts::contains).orElse(false);
            (all || ofHeldAccount || heldMatters.contains(matter.id()) ? keptMatters : freeMatters).add(matter.id());
        }
        return new Verdict(new Extent(freeAccounts, freeMatters), new Extent(keptAccounts, keptMatters), disputes, due);
    }

    /** What is told of the account itself goes with it. */
    private static boolean isAccount(PersonMatter matter) {
        return matter.references().stream().allMatch(reference -> reference.startsWith("account:"));
    }

    private static Optional<Instant> due(Map<UUID, Optional<Instant>> disputes, List<LegalHold> byPeople) {
        List<Instant> ends = new ArrayList<>();
        disputes.values().forEach(end -> end.ifPresent(ends::add));
        byPeople.forEach(hold -> hold.endsAt().ifPresent(ends::add));
        return ends.stream().min(Instant::compareTo);
    }
}
