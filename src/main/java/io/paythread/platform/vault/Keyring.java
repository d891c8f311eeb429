package io.paythread.platform.vault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys that are known: one that seals, and former ones that only open. */
final class Keyring {
    private final WrappingKey present;
    private final Map<Long, WrappingKey> all;

    private Keyring(WrappingKey present, Map<Long, WrappingKey> all) {
        this.present = present;
        this.all = all;
    }

    /** One key in base64 on each line, the present one first. Empty lines and those that start with # do not count. */
    static Keyring parse(String text) {
        Map<Long, WrappingKey> keys = new LinkedHashMap<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(WrappingKey::parse)
                .forEach(key -> keys.putIfAbsent(key.id(), key));
        WrappingKey first = keys.values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no key in it"));
        return new Keyring(first, keys);
    }

    WrappingKey present() {
        return present;
    }

    int size() {
        return all.size();
    }

    Optional<WrappingKey> find(long id) {
        return Optional.ofNullable(all.get(id));
    }

    /** The ids only. */
    @Override
    public String toString() {
        return "Keyring" + all.values();
    }
}
