package io.paythread.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of the configuration as they should be. Whatever is wrong with one stops the start, by name. */
final class WantedSources {
    /** As the database has it. */
    static final Pattern NAME = Pattern.compile(SourceRequest.NAME);

    private static final Duration MAX_TOLERANCE = Duration.ofHours(1);

    private WantedSources() {}

    static List<NewSource> of(SourcesConfig config, SourceAdapters adapters) {
        List<String> faults = new ArrayList<>();
        List<NewSource> wanted = new ArrayList<>();
        config.byName().forEach((name, entry) -> {
            faults.addAll(faults(name, entry, adapters));
            wanted.add(new NewSource(
                    name, entry.provider(), entry.description(), entry.tolerance(), secrets(name, entry)));
        });
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join(" ", faults));
        }
        return wanted;
    }

    private static List<String> faults(String name, SourcesConfig.Entry entry, SourceAdapters adapters) {
        String key = "paythread.sources." + name;
        List<String> faults = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            faults.add(key + ": a name has lower-case letters, digits and hyphens, at most 63.");
        }
        if (adapters.of(entry.provider()).isEmpty()) {
            faults.add(key + ".provider is one of " + String.join(", ", adapters.providers()) + ".");
        }
        if (entry.tolerance().compareTo(Duration.ofSeconds(1)) < 0
                || entry.tolerance().compareTo(MAX_TOLERANCE) > 0) {
            faults.add(key + ".tolerance is 1 s to 1 h.");
        }
        return faults;
    }

    private static List<String> secrets(String name, SourcesConfig.Entry entry) {
        Stream<String> fromFile = entry.secretsFile().map(file -> lines(name, file)).orElse(List.of()).stream();
        return Stream.concat(entry.secrets().orElse(List.of()).stream(), fromFile)
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> lines(String name, Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "paythread.sources." + name + ".secrets-file cannot be read: " + file, unreadable);
        }
    }
}
