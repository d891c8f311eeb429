package io.paythread.identity;

import io.paythread.fact.Identifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an account or a customer is shown as. Of several values the one that a provider checked goes first, then one of
 * an account that the provider keeps before a guest's, then the oldest account's, then by slot.
 */
record Display(@Nullable String name, @Nullable String email, @Nullable String phone) {
    static final Display NOTHING = new Display(null, null, null);

    /** Chosen from what these accounts say at present. What others say is passed over. */
    static Display of(Collection<Member> members, Collection<ToldIdentifier> identifiers) {
        Map<UUID, Member> byId = members.stream().collect(Collectors.toMap(Member::id, Function.identity()));
        return new Display(
                best(byId, identifiers, Identifier.Type.NAME),
                best(byId, identifiers, Identifier.Type.EMAIL),
                best(byId, identifiers, Identifier.Type.PHONE));
    }

    private static @Nullable String best(
            Map<UUID, Member> members, Collection<ToldIdentifier> identifiers, Identifier.Type type) {
        Comparator<ToldIdentifier> byMember = Comparator.comparing(
                told -> members.get(told.accountId()),
                Comparator.comparing(Member::guest).thenComparing(Member.BY_AGE));
        return identifiers.stream()
                .filter(told -> told.identifier().type() == type && members.containsKey(told.accountId()))
                .filter(told -> told.normalized().isPresent())
                .min(Comparator.comparing(
                                (ToldIdentifier told) -> !told.identifier().verified())
                        .thenComparing(byMember)
                        .thenComparing(ToldIdentifier::slot, ByteOrder.TEXTS))
                .flatMap(Display::shown)
                .orElse(null);
    }

    private static Optional<String> shown(ToldIdentifier told) {
        return told.identifier().type() == Identifier.Type.NAME
                ? Optional.of(told.value().strip())
                : told.normalized();
    }

    @Override
    public String toString() {
        return "Display[hidden]";
    }
}
