package io.paythread.decline;

import io.paythread.platform.http.Parameters;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code locale}. */
public final class LocaleParameter {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,5}");

    private LocaleParameter() {}

    /** The wished language's tag, if one is wished for; a fault goes to the parameters. */
    public static Optional<String> read(Parameters parameters, @Nullable String text) {
        if (text != null && !TAG.matcher(text).matches()) {
            parameters.refuse("locale", "invalid_locale", "is a language tag (BCP 47), such as es or pt-BR.");
            return Optional.empty();
        }
        return Optional.ofNullable(text);
    }
}
