package io.paythread.casework;

import io.paythread.fact.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what a ticket is about. A pure function of the ticket's words and of what there is: neither the order of the
 * passages nor that of the subjects matters. Never guesses: where two fit equally well, both are candidates.
 */
final class ThreadRule {
    private final Limits limits;

    ThreadRule(Limits limits) {
        this.limits = limits;
    }

    /**
     * @param automatic from how many points on a link is made without asking
     * @param candidate from how many points on one is offered
     * @param reach how long before the words something may lie that is recognised by amount, day or card alone
     * @param together how close two charges are that are the same one twice
     */
    record Limits(int automatic, int candidate, Duration reach, Duration together) {}

    /** Subjects that the passages may be about, surest first; the rest is left out. */
    List<Match> evaluate(List<Passage> passages, List<Subject> subjects) {
        List<Evidence> found = subjects.stream().map(Evidence::new).toList();
        Asked asked = Asked.of(passages);
        asked.passages().forEach(passage -> found.forEach(each -> new Recognition(passage, asked, limits).look(each)));
        duplicates(asked, found);
        found.forEach(each -> addOnlyOne(each, found));
        return found.stream()
                .filter(each -> !each.isEmpty())
                .map(each -> match(each, found))
                .filter(match -> match.score() >= limits.candidate())
                .sorted(Comparator.comparingInt((Match match) -> -match.score())
                        .thenComparing(Match::type)
                        .thenComparing(Match::id))
                .toList();
    }

    private Match match(Evidence each, List<Evidence> all) {
        EnumSet<ThreadPart> parts = EnumSet.copyOf(each.parts());
        if (!each.subject.own()) {
            parts.add(ThreadPart.OTHER_CUSTOMER);
        }
        rival(each, all).ifPresent(parts::add);
        boolean certain = each.subject.own()
                && !each.own.isEmpty()
                && !parts.contains(ThreadPart.AMBIGUOUS)
                && !parts.contains(ThreadPart.OUTDONE);
        return new Match(
                each.subject.type(),
                each.subject.id(),
                certain && each.score() >= limits.automatic(),
                each.score(),
                List.copyOf(parts));
    }

    /** Whether another one of the same kind fits the same words as well, or better. */
    private static Optional<ThreadPart> rival(Evidence each, List<Evidence> all) {
        if (each.isExact()) {
            return each.own.contains(ThreadPart.AMBIGUOUS) ? Optional.of(ThreadPart.AMBIGUOUS) : Optional.empty();
        }
        int strongest = all.stream()
                .filter(other -> other != each
                        && other.subject.own()
                        && other.subject.type() == each.subject.type()
                        && other.sharesAMarkWith(each))
                .mapToInt(Evidence::strength)
                .max()
                .orElse(-1);
        if (strongest < each.strength()) {
            return Optional.empty();
        }
        return Optional.of(strongest == each.strength() ? ThreadPart.AMBIGUOUS : ThreadPart.OUTDONE);
    }

    /** What was written fits nothing else that the customer has. */
    private static void addOnlyOne(Evidence each, List<Evidence> all) {
        if (!each.marks.isEmpty()
                && all.stream()
                        .noneMatch(other -> other != each
                                && other.subject.type() == each.subject.type()
                                && other.sharesAMarkWith(each))) {
            each.add(ThreadPart.ONLY_ONE);
        }
    }

    /** Who complains of being charged twice means the charges that are alike, if there is one such pair only. */
    private void duplicates(Asked asked, List<Evidence> found) {
        Optional<Instant> said = asked.firstSaid(SignalWords.DUPLICATE_CHARGE);
        if (said.isEmpty()) {
            return;
        }
        Instant end = said.get().plus(Recognition.CLOCKS);
        List<Evidence> paid = found.stream()
                .filter(each -> each.subject.type() == ObjectType.PAYMENT
                        && each.subject.own()
                        && each.subject.paidAt().stream()
                                .anyMatch(at -> at.isBefore(end) && at.isAfter(end.minus(limits.reach()))))
                .toList();
        List<Set<Subject>> groups =
                Twins.among(paid.stream().map(each -> each.subject).toList(), limits.together());
        for (Evidence each : paid) {
            if (groups.stream().anyMatch(group -> group.contains(each.subject))) {
                each.add(ThreadPart.DUPLICATE);
                Recognition.time(each.subject, said.get(), limits).ifPresent(each::add);
                if (groups.size() > 1) {
                    each.add(ThreadPart.AMBIGUOUS);
                }
            }
        }
    }

    /**
     * The passages in plain form, and what the customer says in them.
     *
     * @param said when each class of signals was first spoken of
     * @param speaksOfPaying whether any of it says that money moved
     */
    record Asked(List<Passage> passages, Map<String, Instant> said, boolean speaksOfPaying) {
        static Asked of(List<Passage> passages) {
            List<Passage> plain = new ArrayList<>();
            Map<String, Instant> said = new HashMap<>();
            boolean paying = false;
            for (Passage each : passages) {
                Passage read = new Passage(each.place(), each.at(), Plain.of(each.text()), each.quoted());
                plain.add(read);
                if (read.place().isWords() && !read.quoted()) {
                    SignalWords.in(read.text()).forEach(signal -> said.merge(signal, read.at(), Asked::earlier));
                    if (AmountMention.isChargedTwice(read.text())) {
                        said.merge(SignalWords.DUPLICATE_CHARGE, read.at(), Asked::earlier);
                    }
                    paying = paying || ContextWords.PAID.in(read.text());
                }
            }
            return new Asked(List.copyOf(plain), Map.copyOf(said), paying);
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }

        /** When the customer first spoke of it. */
        Optional<Instant> firstSaid(String signal) {
            return Optional.ofNullable(said.get(signal));
        }
    }
}
