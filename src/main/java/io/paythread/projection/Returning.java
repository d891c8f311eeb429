package io.paythread.projection;

import io.paythread.fact.Fact;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts another reference in the place of each account of a fact, also in what the fact is known by. Pure. */
final class Returning implements Fact.Visitor<Fact> {
    private final UnaryOperator<Reference> again;

    Returning(UnaryOperator<Reference> again) {
        this.again = again;
    }

    @Override
    public Fact happened(Fact.Happened fact) {
        return new Fact.Happened(
                fact.kind(),
                key(fact.key(), fact.about()),
                fact.moment(),
                all(fact.about()),
                all(fact.related()),
                party(fact.party()),
                fact.attributes());
    }

    @Override
    public Fact described(Fact.Described fact) {
        return new Fact.Described(
                fact.moment(), all(fact.about()), all(fact.related()), party(fact.party()), fact.attributes());
    }

    @Override
    public Fact identified(Fact.Identified fact) {
        return new Fact.Identified(party(fact.party()), fact.moment(), fact.identifiers());
    }

    @Override
    public Fact merged(Fact.Merged fact) {
        return new Fact.Merged(again.apply(fact.account()), again.apply(fact.into()), fact.moment());
    }

    /** Keys begin with the reference that they are about: {@code account:1/deleted}. */
    private String key(String key, List<Reference> about) {
        for (Reference reference : about) {
            if (key.startsWith(reference + "/")) {
                return again.apply(reference)
                        + key.substring(reference.toString().length());
            }
        }
        return key;
    }

    private List<Reference> all(List<Reference> references) {
        return references.stream().map(again).toList();
    }

    private Optional<Party> party(Optional<Party> party) {
        return party.map(this::party);
    }

    private Party party(Party party) {
        return new Party(again.apply(party.account()), party.guest());
    }
}
