package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.security.Caller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Orders disputes by their deadlines, soonest first; those without one come last. */
@Singleton
class DueOrder implements ListSource {
    private static final String WORD = "due_at";

    /** Disputes are few: they are sorted when it is asked. The tilde stands behind every digit. */
    private static final ListOrder ORDER = new ListOrder(
            "", "(coalesce(o.state #>> '{attributes,due_at}', '~') collate \"C\")", "text", "o.id", true, List.of());

    @Override
    public ObjectType of() {
        return ObjectType.DISPUTE;
    }

    @Override
    public Set<String> orders() {
        return Set.of(WORD);
    }

    @Override
    public ListChoice read(Caller caller, Parameters parameters, Map<String, String> words) {
        return WORD.equals(words.get("sort")) ? new ListChoice(List.of(), Optional.of(ORDER)) : ListChoice.NONE;
    }
}
