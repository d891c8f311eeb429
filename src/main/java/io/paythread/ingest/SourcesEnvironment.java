package io.paythread.ingest;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Sources in environment variables. The usual rules cannot tell where the name of a source ends in {@code
 * PAYTHREAD_SOURCES_STRIPE_MAIN_SECRETS}; the names of the settings are known, so here they can.
 */
public final class SourcesEnvironment implements ConfigSource {
    private static final Pattern VARIABLE = Pattern.compile(
            "PAYTHREAD_SOURCES_([A-Z0-9]+(?:_[A-Z0-9]+)*?)_(PROVIDER|SECRETS|SECRETS_FILE|TOLERANCE|DESCRIPTION)");
    /** Just above the plain environment variables. */
    private static final int ORDINAL = 301;

    private final Map<String, String> settings;

    /** The variables of this process. */
    public SourcesEnvironment() {
        this(System.getenv());
    }

    SourcesEnvironment(Map<String, String> environment) {
        Map<String, String> found = new HashMap<>();
        environment.forEach((variable, value) -> {
            Matcher parts = VARIABLE.matcher(variable);
            if (parts.matches()) {
                found.put("paythread.sources." + dashed(parts.group(1)) + "." + dashed(parts.group(2)), value);
            }
        });
        this.settings = Collections.unmodifiableMap(found);
    }

    private static String dashed(String upper) {
        return upper.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Set<String> getPropertyNames() {
        return settings.keySet();
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        return settings.get(propertyName);
    }

    @Override
    public String getName() {
        return "sources in environment variables";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
