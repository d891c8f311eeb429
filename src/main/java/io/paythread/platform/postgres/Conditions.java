package io.paythread.platform.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a statement that depends on the filters a caller gave. The pieces are constants of the stores; values
 * only ever become parameters. Leaving out what is not asked for, instead of writing "or $1 is null", keeps every
 * condition usable by an index.
 */
public final class Conditions {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /** Adds a parameter and gives its number as it stands in the statement: {@code $3}. */
    public String parameter(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }

    /** Adds a condition; each {@code ?} stands for the next value. */
    public void and(String condition, Object... values) {
        sql.append("\n    and ");
        int used = 0;
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            sql.append(c == '?' ? parameter(values[used++]) : String.valueOf(c));
        }
    }

    /** All conditions, each after an {@code and}. */
    public String sql() {
        return sql.toString();
    }

    /** The values, in the order of their numbers. */
    public Object[] parameters() {
        return parameters.toArray();
    }
}
