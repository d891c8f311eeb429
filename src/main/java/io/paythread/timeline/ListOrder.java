package io.paythread.timeline;

import java.util.List;

/**
 * An order of a list by one key, and among equal keys by the objects' ids. Pages go on exactly behind the last row; a row
 * whose key changes between two pages may show on both or on neither.
 *
 * @param join a constant piece of a statement that brings in a table by the object's id, which is {@code o.id}; empty for
 *     none. Objects that are not in that table are not in the list
 * @param key a constant expression, never null, that tells the order
 * @param type of the key, as the database calls it; its text, read back, is the same key
 * @param id a constant expression for the object's id: the table's own, so that its index gives the order
 * @param where which rows of the table count
 */
public record ListOrder(String join, String key, String type, String id, boolean ascending, List<ListCondition> where) {
    public ListOrder {
        where = List.copyOf(where);
    }
}
