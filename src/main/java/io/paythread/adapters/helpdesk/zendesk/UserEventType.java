package io.paythread.adapters.helpdesk.zendesk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All user events that can be subscribed to (Zendesk, "User events"). */
enum UserEventType {
    ACTIVE_CHANGED,
    ALIAS_CHANGED,
    CREATED,
    CUSTOM_FIELD_CHANGED,
    CUSTOM_ROLE_CHANGED,
    DEFAULT_GROUP_CHANGED,
    DELETED,
    DETAILS_CHANGED,
    EXTERNAL_ID_CHANGED,
    GROUP_MEMBERSHIP_CREATED,
    GROUP_MEMBERSHIP_DELETED,
    IDENTITY_CHANGED,
    IDENTITY_CREATED,
    IDENTITY_DELETED,
    LAST_LOGIN_CHANGED,
    MERGED,
    NAME_CHANGED,
    NOTES_CHANGED,
    ONLY_PRIVATE_COMMENTS_CHANGED,
    ORGANIZATION_MEMBERSHIP_CREATED,
    ORGANIZATION_MEMBERSHIP_DELETED,
    PASSWORD_CHANGED,
    PHOTO_CHANGED,
    ROLE_CHANGED,
    SUSPENDED_CHANGED,
    TAGS_CHANGED,
    TIME_ZONE_CHANGED;

    private static final String FAMILY = "user.";

    private static final Map<String, UserEventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(UserEventType::wireName, Function.identity()));

    /** The name in the envelope, without what all of them start with. */
    String wireName() {
        return FAMILY + name().toLowerCase(Locale.ROOT);
    }

    /** The type of this short name, as {@code user.created}. */
    static Optional<UserEventType> of(String shortName) {
        return Optional.ofNullable(BY_NAME.get(shortName));
    }
}
