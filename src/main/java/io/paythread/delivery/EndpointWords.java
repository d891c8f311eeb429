package io.paythread.delivery;

import io.paythread.platform.feed.FeedCatalog;
import io.paythread.platform.http.BodyWords;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.security.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the words of a request about an endpoint; refuses all that mean nothing at once. */
final class EndpointWords {
    private static final int MAX_HEADERS = 10;
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7E](?:[\\x20-\\x7E]{0,498}[\\x21-\\x7E])?");
    /** What the client or the specification sets. */
    private static final Pattern RESERVED = Pattern.compile(
            "webhook-.*|content-.*|proxy-.*|x-forwarded-.*|host|connection"
                    + "|keep-alive|transfer-encoding|te|trailer|upgrade|expect|date|user-agent|cookie|origin|via|forwarded");

    private final FeedCatalog catalog;
    private final BodyWords words = new BodyWords();

    EndpointWords(FeedCatalog catalog) {
        this.catalog = catalog;
    }

    Optional<Set<String>> types(@Nullable List<String> names) {
        return words.read(
                "/event_types",
                names,
                name -> catalog.find(name).map(type -> name),
                "There is no such type; GET /v1/event-types lists them.");
    }

    Optional<Set<UUID>> customers(@Nullable List<String> ids) {
        return words.read(
                "/customers", ids, id -> PublicId.parse(IdPrefix.CUSTOMER, id), "A customer's id begins with cst_.");
    }

    Optional<Set<UUID>> sources(@Nullable List<String> ids) {
        return words.read(
                "/sources", ids, id -> PublicId.parse(IdPrefix.SOURCE, id), "A source's id begins with sou_.");
    }

    Optional<Set<Scope>> scopes(@Nullable List<String> names) {
        return words.read(
                "/scopes",
                names,
                name -> Scope.ofWireName(name).filter(EndpointRules::isForBodies),
                "No body can show what this scope opens.");
    }

    Optional<Map<String, String>> headers(@Nullable Map<String, String> headers) {
        if (headers == null) {
            return Optional.empty();
        }
        Map<String, String> read = new TreeMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean fine = HEADER_NAME.matcher(name).matches()
                    && !RESERVED.matcher(lower).matches()
                    && value != null
                    && HEADER_VALUE.matcher(value).matches();
            if (!fine || read.put(lower, value) != null) {
                words.refuse(
                        "/headers",
                        "invalid_header",
                        "A header is a name that is not reserved, once, and a value of 1 to 500 printable characters.");
            }
        });
        if (headers.size() > MAX_HEADERS) {
            words.refuse("/headers", "too_many", "There are at most " + MAX_HEADERS + " headers.");
        }
        return Optional.of(read);
    }

    /** Speaks of all that was wrong. */
    void check() {
        words.check();
    }
}
