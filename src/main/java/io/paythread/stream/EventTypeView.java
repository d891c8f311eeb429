package io.paythread.stream;

import io.paythread.platform.feed.FeedType;

/**
 * A type of event in JSON.
 *
 * @param id its name, which never changes
 * @param version of the shape of its data
 * @param description what has happened
 * @param subjectPrefix what ids of its subjects begin with
 * @param scope without which a reader is told that it happened, not what
 * @param schemaUrl the JSON schema of its rows
 */
public record EventTypeView(
        String id,
        String object,
        int version,
        String description,
        String subjectPrefix,
        String scope,
        String schemaUrl) {

    static EventTypeView of(FeedType type) {
        return new EventTypeView(
                type.name(),
                "event_type",
                type.version(),
                type.meaning(),
                type.subject().text(),
                type.scope(),
                "/v1/event-types/" + type.name() + "/schema");
    }
}
