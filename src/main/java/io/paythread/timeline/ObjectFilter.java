package io.paythread.timeline;

import io.paythread.decline.Disclosure;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which objects of a type a list shows.
 *
 * @param after exclusive
 * @param before exclusive
 * @param more conditions of one type of object only
 */
record ObjectFilter(
        ObjectType type,
        Optional<String> status,
        Optional<UUID> customer,
        Optional<UUID> source,
        ObjectKey after,
        ObjectKey before,
        boolean ascending,
        List<Condition> more) {

    ObjectFilter {
        more = List.copyOf(more);
    }

    /** A constant piece of a statement and its values. */
    record Condition(String sql, List<Object> values) {
        /** Holds where a detail of the object is this text. */
        static Condition detail(Attribute attribute, String value) {
            return new Condition("o.state #>> '{attributes," + attribute.wireName() + "}' = ?", List.of(value));
        }

        /** Holds where a detail of one of the payment's attempts, or of the payment itself, is this text. */
        static Condition ofAnyAttempt(Attribute attribute, String value) {
            return new Condition(
                    "exists (select 1 from business_object t where t.matter_id = o.matter_id"
                            + " and t.type in ('payment', 'attempt')"
                            + " and t.state #>> '{attributes," + attribute.wireName() + "}' = ?)",
                    List.of(value));
        }

        /** Holds where an attempt looks generically declined to those who may not see the reason. */
        static Condition looksGeneric() {
            return new Condition(
                    """
                    exists (select 1 from business_object t
                             where t.matter_id = o.matter_id and t.type in ('payment', 'attempt')
                               and (t.state #>> '{attributes,decline_code}' <> all(?)
                                    or t.state #>> '{attributes,decline_code}' is null
                                       and t.state #>> '{attributes,failure_code}' is null
                                       and t.state #>> '{attributes,outcome_type}' = any(?)))
                    """,
                    List.of(Disclosure.specific().toArray(String[]::new), FieldPolicy.DECLINED.toArray(String[]::new)));
        }
    }

    /** All messages of a matter that name the ticket, oldest first: as a conversation is read. */
    static ObjectFilter messagesOf(ObjectRow ticket) {
        return new ObjectFilter(
                ObjectType.MESSAGE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ObjectKey.FIRST,
                ObjectKey.LAST,
                true,
                List.of(
                        new Condition("o.matter_id = ?", List.of(ticket.matterId())),
                        new Condition("jsonb_exists(o.state -> 'about', ?)", List.of(ticket.spelled()))));
    }

    /** The same with further conditions. */
    ObjectFilter with(List<Condition> further) {
        List<Condition> all = new ArrayList<>(more);
        all.addAll(further);
        return new ObjectFilter(type, status, customer, source, after, before, ascending, all);
    }
}
