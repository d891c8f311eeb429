package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * More about objects than the timeline knows: which tickets are about a payment, what is advised. Implemented by packages
 * above; what they tell stands in the object's JSON under the annex's name.
 */
public interface Annex {
    /** The objects that it is about: payments, disputes, early fraud warnings, checkouts or tickets. */
    ObjectType of();

    /** The name of the field in JSON; no other field of these objects has it. */
    String name();

    /** Whether it stands in lists too. */
    boolean inLists();

    /**
     * What to tell of each of these objects, as the caller may see it; an object may be missing in the answer. The rows are
     * not masked. Asks the database a fixed number of times, however many objects there are.
     */
    Uni<Map<UUID, Object>> read(Caller caller, List<ObjectRow> rows);
}
