package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * More about objects than the timeline knows: which tickets are about a payment, what is advised. What is told stands in the
 * object's JSON under the annex's name.
 *
 * @param of the objects that it is about: payments, disputes, early fraud warnings, checkouts or tickets
 * @param name of the field in JSON; no other field of these objects has it
 * @param inLists whether it stands in lists too
 */
public record Annex(ObjectType of, String name, boolean inLists, Reader reader) {

    /** Tells it. */
    public interface Reader {
        /**
         * What to tell of each of these objects, as the caller may see it; an object may be missing in the answer. The rows
         * are not masked. Asks the database a fixed number of times, however many objects there are.
         */
        Uni<Map<UUID, Object>> read(Caller caller, List<ObjectRow> rows);
    }
}
