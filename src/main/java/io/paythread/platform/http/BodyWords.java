package io.paythread.platform.http;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads words of a request's body that mean something here, and remembers every one that does not, so that a caller learns
 * of all at once. Call {@link #check()} before using what was read.
 */
public final class BodyWords {
    private final List<FieldError> faults = new ArrayList<>();

    /** What a list of words means; empty where no list was given. */
    public <T> Optional<Set<T>> read(
            String pointer, @Nullable List<String> texts, Function<String, Optional<T>> meaning, String rule) {
        if (texts == null) {
            return Optional.empty();
        }
        Set<T> known = new LinkedHashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            Optional<T> value = Optional.ofNullable(texts.get(i)).flatMap(meaning);
            value.ifPresent(known::add);
            if (value.isEmpty()) {
                refuse(pointer + "/" + i, "unknown_word", rule);
            }
        }
        return Optional.of(known);
    }

    /** Remembers a fault of another kind. */
    public void refuse(String pointer, String code, String rule) {
        faults.add(new FieldError(pointer, code, rule));
    }

    /** Speaks of all that was wrong. */
    public void check() {
        if (!faults.isEmpty()) {
            throw new ServiceException(ErrorCode.INVALID_VALUE, "Some words are not known here.", faults);
        }
    }
}
