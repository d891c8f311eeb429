package io.paythread.identity;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.paythread.fact.Identifier;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import io.paythread.identity.RuleLink.Basis;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a number of tellings say together: the accounts, for each slot the telling that counts, and the joins that
 * providers state. The same for any order and repetition of the tellings.
 */
final class Told {
    private final NavigableMap<UUID, SeenAccount> accounts = new TreeMap<>(ByteOrder.UUIDS);
    private final NavigableMap<SlotKey, ToldIdentifier> identifiers = new TreeMap<>();
    private final NavigableMap<UUID, RuleLink> merges = new TreeMap<>(ByteOrder.UUIDS);

    record SlotKey(UUID accountId, String slot) implements Comparable<SlotKey> {
        private static final Comparator<SlotKey> ORDER =
                Comparator.comparing(SlotKey::accountId, ByteOrder.UUIDS).thenComparing(SlotKey::slot, ByteOrder.TEXTS);

        @Override
        public int compareTo(SlotKey other) {
            return ORDER.compare(this, other);
        }
    }

    static Told of(Collection<IdentityTelling> tellings) {
        Told told = new Told();
        tellings.forEach(told::take);
        return told;
    }

    /** In id order, each once. */
    List<SeenAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    /** In order of account and slot, each slot once. */
    List<ToldIdentifier> identifiers() {
        return List.copyOf(identifiers.values());
    }

    /** In id order, each once. */
    List<RuleLink> merges() {
        return List.copyOf(merges.values());
    }

    private void take(IdentityTelling telling) {
        IdentityTelling.Content content = telling.content();
        if (content instanceof IdentityTelling.Seen seen) {
            see(telling, seen.party(), seen.occurredAt());
        } else if (content instanceof IdentityTelling.Says says) {
            see(telling, says.fact().party(), says.fact().moment().occurredAt());
            says.fact().identifiers().forEach(identifier -> hear(telling, says, identifier));
        } else if (content instanceof IdentityTelling.Joins joins) {
            merge(telling, joins);
        } else {
            throw new IllegalStateException("content " + content.getClass() + " is not taken");
        }
    }

    @CanIgnoreReturnValue
    private UUID see(IdentityTelling telling, Party party, Instant at) {
        UUID id = IdentityTelling.accountId(telling.sourceId(), party.account());
        SeenAccount seen = new SeenAccount(
                id, telling.sourceId(), storable(party.account().provided()), party.guest(), at, telling.recordedAt());
        accounts.merge(id, seen, SeenAccount::and);
        return id;
    }

    private void hear(IdentityTelling telling, IdentityTelling.Says says, Identifier said) {
        UUID account = IdentityTelling.accountId(
                telling.sourceId(), says.fact().party().account());
        String value = storable(said.value());
        Identifier identifier = new Identifier(
                storable(said.slot()), said.type(), value, said.verified() && !value.isEmpty(), value.isEmpty());
        ToldIdentifier told = new ToldIdentifier(
                account,
                telling.sourceId(),
                identifier,
                says.fact().moment().rank(),
                telling.toldAt(),
                says.fact().moment().step(),
                telling.toldBy());
        identifiers.merge(
                new SlotKey(account, told.slot()), told, (a, b) -> ToldIdentifier.WEIGHT.compare(a, b) >= 0 ? a : b);
    }

    private void merge(IdentityTelling telling, IdentityTelling.Joins joins) {
        Instant at = joins.fact().moment().occurredAt();
        UUID from = see(telling, party(joins.fact().account()), at);
        UUID into = see(telling, party(joins.fact().into()), at);
        RuleLink link = new RuleLink(
                AccountPair.of(from, into),
                LinkRule.PROVIDER_MERGE,
                into.toString(),
                Basis.JOINS,
                new Evidence("merge", into.toString(), List.of(), ""));
        merges.put(link.id(), link);
    }

    private static Party party(Reference account) {
        return new Party(account, false);
    }

    /** PostgreSQL has no place for the NUL character, which a JSON string may well hold. */
    private static String storable(String text) {
        return text.replace("\u0000", "");
    }
}
