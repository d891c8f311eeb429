package io.paythread.casework;

import io.paythread.casework.Passage.Place;
import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.timeline.Details;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in a ticket, out of its present state and its entries. */
final class Passages {
    private static final Pattern MARKUP = Pattern.compile("<[^<>]{1,2000}>");

    /** Fields that say nothing of what the ticket is about; the subject is told by the ticket itself. */
    private static final Set<String> OTHER_FIELDS =
            Set.of("requester", "type", "attachment", "problem", "subject", "task_due_at");

    private Passages() {}

    /** Of a long text the beginning, where people say what they want; below it stand logs and old mails. */
    private static final int MOST_CHARACTERS = 20_000;

    /** Of a long conversation the newest. */
    private static final int MOST_ENTRIES = 200;

    /** In no particular order. */
    static List<Passage> of(ObjectRow ticket, List<EntryRow> entries) {
        List<Passage> passages = new ArrayList<>();
        String subject = ticket.details().text(Attribute.SUBJECT);
        if (subject != null) {
            passages.add(Passage.of(Place.SUBJECT, ticket.occurredAt(), subject));
        }
        ticket.details()
                .list(Attribute.TAGS)
                .forEach(tag -> passages.add(Passage.of(Place.TAG, ticket.occurredAt(), tag)));
        Map<String, Passage> fields = new LinkedHashMap<>();
        List<EntryRow> newest = entries.subList(Math.max(0, entries.size() - MOST_ENTRIES), entries.size());
        newest.forEach(entry -> {
            String text = text(entry.details());
            Place place = place(entry);
            if (text != null && place != null) {
                passages.addAll(Quotes.passages(place, entry.occurredAt(), text));
            }
            field(entry, fields);
        });
        passages.addAll(fields.values());
        return passages;
    }

    private static @Nullable String text(Details details) {
        String whole = details.text(Attribute.TEXT);
        String text = whole == null ? null : whole.substring(0, Math.min(MOST_CHARACTERS, whole.length()));
        return text != null && Boolean.TRUE.equals(details.flag(Attribute.HTML))
                ? MARKUP.matcher(text).replaceAll(" ")
                : text;
    }

    static @Nullable Place place(EntryRow entry) {
        boolean staff = Boolean.TRUE.equals(entry.details().flag(Attribute.AUTHOR_STAFF));
        if (entry.kind().equals(Kind.TICKET_OPENED.wireName())) {
            return staff ? Place.STAFF : Place.CUSTOMER;
        }
        if (entry.kind().equals(Kind.TICKET_CUSTOMER_REPLY.wireName())) {
            return Place.CUSTOMER;
        }
        if (entry.kind().equals(Kind.TICKET_PUBLIC_REPLY.wireName())) {
            return Place.STAFF;
        }
        return entry.kind().equals(Kind.TICKET_INTERNAL_NOTE.wireName()) ? Place.NOTE : null;
    }

    /** Of each field what stands in it now. */
    private static void field(EntryRow entry, Map<String, Passage> fields) {
        String name = entry.details().text(Attribute.FIELD);
        if (!entry.kind().equals(Kind.TICKET_CHANGED.wireName()) || name == null || OTHER_FIELDS.contains(name)) {
            return;
        }
        String value = entry.details().text(Attribute.FIELD_VALUE);
        if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, Passage.of(Place.FIELD, entry.occurredAt(), value));
        }
    }
}
