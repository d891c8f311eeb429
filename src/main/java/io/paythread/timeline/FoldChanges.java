package io.paythread.timeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.fact.ObjectType;
import io.paythread.identity.AccountChange;
import io.paythread.platform.feed.FeedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to be written so that the rows are as they were folded, and what of it people see. Pure.
 *
 * @param visible in a settled order: what happened first, then the objects
 */
record FoldChanges(
        Map<UUID, ObjectNode> entries,
        Set<UUID> goneEntries,
        Map<UUID, ObjectNode> objects,
        Set<UUID> goneObjects,
        List<AccountChange> visible) {

    /**
     * A row as it stands.
     *
     * @param type of an object; empty for an entry
     */
    record Standing(UUID digest, UUID source, UUID matter, Optional<UUID> account, String type) {}

    static FoldChanges between(FoldRows wanted, Map<UUID, Standing> entries, Map<UUID, Standing> objects) {
        Map<UUID, ObjectNode> changedEntries = changed(wanted.entries(), entries);
        Map<UUID, ObjectNode> changedObjects = changed(wanted.objects(), objects);
        Set<UUID> goneEntries = gone(wanted.entries(), entries);
        Set<UUID> goneObjects = gone(wanted.objects(), objects);
        Set<AccountChange> visible = new LinkedHashSet<>();
        inOrder(changedEntries).forEach(row -> entry(row, entries.get(id(row)), visible));
        goneEntries.forEach(
                id -> visible.add(merged(id, Objects.requireNonNull(entries.get(id), "what is gone stood there"))));
        changedObjects.values().forEach(row -> object(row, objects.get(id(row)), wanted, visible));
        goneObjects.forEach(
                id -> object(id, Objects.requireNonNull(objects.get(id), "what is gone stood there"), wanted, visible));
        return new FoldChanges(changedEntries, goneEntries, changedObjects, goneObjects, List.copyOf(visible));
    }

    private static Map<UUID, ObjectNode> changed(Map<UUID, ObjectNode> wanted, Map<UUID, Standing> present) {
        Map<UUID, ObjectNode> changed = new TreeMap<>();
        wanted.forEach((id, row) -> {
            Standing standing = present.get(id);
            if (standing == null || !standing.digest.toString().equals(text(row, "digest"))) {
                changed.put(id, row);
            }
        });
        return changed;
    }

    private static Set<UUID> gone(Map<UUID, ObjectNode> wanted, Map<UUID, Standing> present) {
        Set<UUID> gone = new LinkedHashSet<>();
        present.keySet().stream().filter(id -> !wanted.containsKey(id)).sorted().forEach(gone::add);
        return gone;
    }

    private static List<ObjectNode> inOrder(Map<UUID, ObjectNode> entries) {
        return entries.values().stream()
                .sorted(Comparator.comparing((ObjectNode row) -> text(row, "occurred_at"))
                        .thenComparing(row -> row.path("tie").asInt())
                        .thenComparing(row -> text(row, "id")))
                .toList();
    }

    private static void entry(ObjectNode row, @Nullable Standing standing, Set<AccountChange> visible) {
        FeedType type = standing == null
                ? TimelineFeed.ENTRY_ADDED
                : standing.account.equals(account(row)) ? TimelineFeed.ENTRY_ENRICHED : TimelineFeed.ENTRY_ATTRIBUTED;
        changes(type, id(row), source(row), account(row), standing, visible);
    }

    private static AccountChange merged(UUID id, Standing standing) {
        return new AccountChange(TimelineFeed.ENTRY_MERGED, id, standing.source, standing.account);
    }

    private static void object(
            ObjectNode row, @Nullable Standing standing, FoldRows wanted, Set<AccountChange> visible) {
        ObjectType type = ObjectType.ofWireName(text(row, "type"));
        TimelineFeed.of(type).ifPresent(told -> changes(told, id(row), source(row), account(row), standing, visible));
        wholes(type, text(row, "matter_id"), wanted, visible);
    }

    private static void object(UUID id, Standing standing, FoldRows wanted, Set<AccountChange> visible) {
        ObjectType type = ObjectType.ofWireName(standing.type);
        TimelineFeed.of(type)
                .ifPresent(told -> visible.add(new AccountChange(told, id, standing.source, standing.account)));
        wholes(type, standing.matter.toString(), wanted, visible);
    }

    /** What shows the object as a part of it changed, too. */
    private static void wholes(ObjectType part, String matter, FoldRows wanted, Set<AccountChange> visible) {
        TimelineFeed.whole(part).ifPresent(whole -> wanted.objects().values().stream()
                .filter(row -> text(row, "matter_id").equals(matter)
                        && text(row, "type").equals(whole.wireName()))
                .forEach(row -> TimelineFeed.of(whole)
                        .ifPresent(told -> visible.add(new AccountChange(told, id(row), source(row), account(row))))));
    }

    /** Where it moved from one account to another, both see it. */
    private static void changes(
            FeedType type,
            UUID id,
            UUID source,
            Optional<UUID> account,
            @Nullable Standing standing,
            Set<AccountChange> visible) {
        List<Optional<UUID>> accounts = new ArrayList<>(List.of(account));
        if (standing != null && standing.account.isPresent() && !standing.account.equals(account)) {
            accounts.add(0, standing.account);
        }
        accounts.forEach(whose -> visible.add(new AccountChange(type, id, source, whose)));
    }

    private static UUID id(ObjectNode row) {
        return UUID.fromString(text(row, "id"));
    }

    private static UUID source(ObjectNode row) {
        return UUID.fromString(text(row, "source_id"));
    }

    private static Optional<UUID> account(ObjectNode row) {
        return Optional.ofNullable(row.path("account_id").textValue()).map(UUID::fromString);
    }

    private static String text(ObjectNode row, String field) {
        return row.path(field).asText();
    }
}
