package io.paythread.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a migration may not do while the release before it still runs. */
final class MigrationRules {
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract: \\S+.*");
    private static final Pattern TABLE = Pattern.compile("create table (?:if not exists )?(\\w+)");
    private static final Pattern ALTERED = Pattern.compile("alter table (?:if exists |only )*(\\w+)([^;]*)");
    private static final Pattern TAKEN_AWAY = Pattern.compile(
            "\\b(drop (?:table|column|view|function|type|sequence)|rename|set not null|alter column \\w+ (?:set data )?type)\\b");
    private static final Pattern INDEX =
            Pattern.compile("create (?:unique )?index (concurrently )?(?:if not exists )?\\w+ on (\\w+)");
    /** Rows by the million: an index that is not built beside the work stops all of it. */
    private static final Set<String> LARGE = Set.of(
            "inbound_event",
            "telling",
            "entry",
            "business_object",
            "feed_entry",
            "webhook_message",
            "webhook_attempt",
            "audit_event");

    private MigrationRules() {}

    /** What is wrong with it, as sentences. */
    static List<String> broken(String sql) {
        if (CONTRACT.matcher(sql).find()) {
            return List.of();
        }
        String plain =
                COMMENT.matcher(sql).replaceAll(" ").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        List<String> made =
                TABLE.matcher(plain).results().map(each -> each.group(1)).toList();
        List<String> wrong = new ArrayList<>();
        Matcher taken = TAKEN_AWAY.matcher(plain);
        while (taken.find()) {
            wrong.add("it says '" + taken.group(1) + "', which the last release may not survive");
        }
        ALTERED.matcher(plain)
                .results()
                .filter(each -> !made.contains(each.group(1)))
                .filter(each -> each.group(2).matches("(?s).*add column.*"))
                .forEach(each -> columns(each.group(2)).stream()
                        .filter(column -> column.contains("not null") && !column.contains("default"))
                        .filter(column -> !column.contains("generated"))
                        .forEach(column -> wrong.add(each.group(1) + ": a column without a default must allow null")));
        INDEX.matcher(plain)
                .results()
                .filter(each -> each.group(1) == null)
                .filter(each -> LARGE.contains(each.group(2)) && !made.contains(each.group(2)))
                .forEach(each -> wrong.add(each.group(2) + ": an index of a large table is built concurrently"));
        return wrong;
    }

    private static List<String> columns(String alteration) {
        return List.of(alteration.split("add column", -1)).stream().skip(1).toList();
    }
}
