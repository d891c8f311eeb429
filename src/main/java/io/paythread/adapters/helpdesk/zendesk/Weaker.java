package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Fact;
import io.paythread.fact.Moment;
import java.util.List;

/** The same facts with less weight than any event's, a mention's aside. */
final class Weaker implements Fact.Visitor<Fact> {
    private static final int RANK = 30;
    private static final int RANK_OF_MENTION = 15;
    private static final Weaker ONE = new Weaker();

    private Weaker() {}

    static List<Fact> all(List<Fact> facts) {
        return facts.stream().map(fact -> fact.accept(ONE)).toList();
    }

    private static Moment weaker(Moment moment) {
        int rank = moment.rank() <= Moment.MENTION ? RANK_OF_MENTION : RANK;
        return new Moment(moment.occurredAt(), rank, moment.step());
    }

    @Override
    public Fact happened(Fact.Happened fact) {
        return new Fact.Happened(
                fact.kind(),
                fact.key(),
                weaker(fact.moment()),
                fact.about(),
                fact.related(),
                fact.party(),
                fact.attributes());
    }

    @Override
    public Fact described(Fact.Described fact) {
        return new Fact.Described(weaker(fact.moment()), fact.about(), fact.related(), fact.party(), fact.attributes());
    }

    @Override
    public Fact identified(Fact.Identified fact) {
        return new Fact.Identified(fact.party(), weaker(fact.moment()), fact.identifiers());
    }

    @Override
    public Fact merged(Fact.Merged fact) {
        return new Fact.Merged(fact.account(), fact.into(), weaker(fact.moment()));
    }
}
