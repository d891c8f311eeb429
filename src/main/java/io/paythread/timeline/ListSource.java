package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.security.Caller;
import java.util.Map;
import java.util.Set;

/**
 * Narrows and orders the lists of one type of object by what a package above knows of them: its conditions rest on tables
 * of its own, by the objects' ids. Implemented by a bean. The parameters themselves are declared where the list is.
 */
public interface ListSource {
    /** The objects whose lists it is about. */
    ObjectType of();

    /** The words of {@code sort} that it understands; no other source of the type has them. */
    Set<String> orders();

    /**
     * What the words of a request, by their parameters' names, ask for. Words of others it leaves alone, every fault goes
     * to the parameters. May refuse a caller who must not learn by a filter what an answer would not tell them.
     */
    ListChoice read(Caller caller, Parameters parameters, Map<String, String> words);
}
