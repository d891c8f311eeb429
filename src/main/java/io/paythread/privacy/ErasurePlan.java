package io.paythread.privacy;

import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds out what may go and what must stay, and sees to it that what goes does not come back. */
@Singleton
class ErasurePlan {
    private final PersonFinder people;
    private final MatterFinder matters;
    private final LegalHoldStore holds;
    private final ErasureStore store;
    private final AccessReportStore reports;
    private final Suppressions suppressions;
    private final PrivacyConfig config;
    private final Ids ids;

    ErasurePlan(
            PersonFinder people,
            MatterFinder matters,
            LegalHoldStore holds,
            ErasureStore store,
            AccessReportStore reports,
            Suppressions suppressions,
            PrivacyConfig config,
            Ids ids) {
        this.people = people;
        this.matters = matters;
        this.holds = holds;
        this.store = store;
        this.reports = reports;
        this.suppressions = suppressions;
        this.config = config;
        this.ids = ids;
    }

    /** Somebody, and what an erasure may take of them now. */
    record Judged(Person person, HoldRule.Verdict verdict, List<LegalHold> holds) {}

    /** Looks without changing anything; empty where the customer is unknown. */
    Uni<Optional<Judged>> look(Tx tx, UUID customer, Instant now) {
        return people.ofCustomer(tx, customer).chain(found -> found.map(person -> matters.withMatters(tx, person)
                        .chain(all -> judge(tx, all, now))
                        .map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /**
     * Notes what is to go and what is held, and suppresses the former. Asked again for the same erasure, looks at what
     * was held then. Empty where the customer is unknown.
     */
    Uni<Optional<HoldRule.Verdict>> make(Tx tx, UUID erasure, UUID customer, Instant now) {
        return again(tx, erasure, customer, now)
                .chain(again -> again.isPresent() ? Uni.createFrom().item(again) : look(tx, customer, now))
                .chain(judged -> judged.map(one -> take(tx, erasure, one, now).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** When something that is held may go. */
    Uni<Optional<Instant>> due(Tx tx, UUID erasure, Instant now) {
        return store.customer(tx, erasure).chain(customer -> customer.map(id -> again(tx, erasure, id, now)
                        .map(judged -> judged.flatMap(one -> one.verdict().dueAt())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Whether anything of what was held may go. */
    Uni<Boolean> isFree(Tx tx, UUID erasure, UUID customer, Instant now) {
        return again(tx, erasure, customer, now)
                .map(judged ->
                        judged.map(one -> !one.verdict().free().isEmpty()).orElse(true));
    }

    private Uni<Optional<Judged>> again(Tx tx, UUID erasure, UUID customer, Instant now) {
        return store.parts(tx, erasure, true)
                .chain(held -> store.parts(tx, erasure, false).map(free -> both(held, free)))
                .chain(accounts -> accounts.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : people.ofAccounts(tx, customer, accounts)
                                .chain(person -> matters.withMatters(tx, person))
                                .chain(person -> judge(tx, person, now))
                                .map(Optional::of));
    }

    private static List<UUID> both(Extent held, Extent free) {
        List<UUID> accounts = new ArrayList<>(held.accounts());
        accounts.addAll(free.accounts());
        return accounts;
    }

    private Uni<Judged> judge(Tx tx, Person person, Instant now) {
        return holds.ofCustomers(tx, person.customers())
                .map(found -> new Judged(person, HoldRule.judge(person, found, config.holdAfterClosing(), now), found));
    }

    private Uni<HoldRule.Verdict> take(Tx tx, UUID erasure, Judged judged, Instant now) {
        HoldRule.Verdict verdict = judged.verdict();
        Uni<Void> done = store.plan(tx, erasure, verdict.free(), verdict.held())
                .chain(() -> suppress(tx, judged.person(), verdict, now))
                .chain(() -> reports.forget(tx, judged.person().customers()))
                .replaceWithVoid();
        for (Map.Entry<UUID, Optional<Instant>> dispute : verdict.disputes().entrySet()) {
            done = done.chain(
                    () -> holds.putDispute(tx, ids.next(), judged.person().customer(), dispute, now));
        }
        return done.replaceWith(verdict);
    }

    private Uni<Void> suppress(Tx tx, Person person, HoldRule.Verdict verdict, Instant now) {
        Set<UUID> freeMatters = new HashSet<>(verdict.free().matters());
        Set<UUID> freeAccounts = new HashSet<>(verdict.free().accounts());
        List<PersonMatter> going = person.matters().stream()
                .filter(matter -> freeMatters.contains(matter.id()))
                .toList();
        List<PersonAccount> leaving = person.accounts().stream()
                .filter(account -> freeAccounts.contains(account.id()))
                .toList();
        Instant until = going.stream().map(PersonMatter::lastAt).reduce(now, (a, b) -> a.isAfter(b) ? a : b);
        Stream<UUID> words = verdict.held().isEmpty()
                ? Stream.concat(person.values().stream(), words(going, leaving)).map(suppressions::ofValue)
                : words(going, leaving).map(suppressions::ofValue);
        List<UUID> upToNow = Stream.concat(
                        words,
                        leaving.stream()
                                .map(account ->
                                        suppressions.ofReference(account.source(), "account:" + account.reference())))
                .toList();
        List<UUID> forEver = going.stream()
                .flatMap(matter -> matter.references().stream()
                        .filter(reference -> !reference.startsWith("account:"))
                        .map(reference -> suppressions.ofReference(matter.source(), reference)))
                .toList();
        return suppressions
                .add(tx, upToNow, Optional.of(until))
                .chain(() -> suppressions.add(tx, forEver, Optional.empty()));
    }

    /** What raw bytes without facts are recognised by: ids as they stand there. */
    private static Stream<String> words(List<PersonMatter> going, List<PersonAccount> leaving) {
        Stream<String> references = going.stream()
                .flatMap(matter -> matter.references().stream())
                .map(reference -> reference.substring(reference.indexOf(':') + 1));
        return Stream.concat(references, leaving.stream().map(PersonAccount::reference))
                .map(reference -> reference.startsWith("guest:") ? reference.substring("guest:".length()) : reference)
                .map(reference -> reference.toLowerCase(Locale.ROOT));
    }
}
