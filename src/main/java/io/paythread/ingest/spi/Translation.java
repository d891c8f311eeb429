package io.paythread.ingest.spi;

import io.paythread.fact.Fact;
import java.util.List;

/** What an event means to us. */
public sealed interface Translation {

    /** It tells these facts, in no particular order; at least one. */
    record Facts(List<Fact> facts) implements Translation {
        public Facts {
            facts = List.copyOf(facts);
            if (facts.isEmpty()) {
                throw new IllegalArgumentException("an event without facts is ignored, with a reason");
            }
        }
    }

    /** It names an object without its content; the object has to be fetched. */
    record NeedsFetch(String url) implements Translation {}

    /** It is understood and means nothing here, or its type is unknown. Kept and counted. */
    record Ignored(String reason) implements Translation {}

    /** It cannot be understood although it should be: kept as a dead letter. The reason quotes no content. */
    record Unreadable(String reason) implements Translation {}
}
