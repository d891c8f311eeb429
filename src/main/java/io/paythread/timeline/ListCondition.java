package io.paythread.timeline;

import io.paythread.decline.Disclosure;
import io.paythread.fact.Attribute;
import java.util.List;

/**
 * A condition on the objects of a list.
 *
 * @param sql a constant piece of a statement, in which the object is called {@code o} and each question mark stands for
 *     the next value
 */
public record ListCondition(String sql, List<Object> values) {
    public ListCondition {
        values = List.copyOf(values);
        if (sql.chars().filter(c -> c == '?').count() != values.size()) {
            throw new IllegalArgumentException(
                    "a condition has a value for each question mark, not " + values.size() + ": " + sql);
        }
    }

    /** Holds where a detail of the object is this text. */
    static ListCondition detail(Attribute attribute, String value) {
        return new ListCondition("o.state #>> '{attributes," + attribute.wireName() + "}' = ?", List.of(value));
    }

    /** Holds where a detail of one of the payment's attempts, or of the payment itself, is this text. */
    static ListCondition ofAnyAttempt(Attribute attribute, String value) {
        return new ListCondition(
                "exists (select 1 from business_object t where t.matter_id = o.matter_id"
                        + " and t.type in ('payment', 'attempt')"
                        + " and t.state #>> '{attributes," + attribute.wireName() + "}' = ?)",
                List.of(value));
    }

    /** Holds where an attempt looks generically declined to those who may not see the reason. */
    static ListCondition looksGeneric() {
        return new ListCondition(
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
