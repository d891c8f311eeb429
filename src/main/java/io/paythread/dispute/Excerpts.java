package io.paythread.dispute;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.privacy.Redactor;
import io.paythread.timeline.Details;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.PublicIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Quotes tickets for a bank: only what the customer wrote or was sent, never notes among colleagues, and nothing that was
 * hidden or removed later. Card data is looked for once more, repeats of earlier mails go. Pure.
 */
final class Excerpts {
    private static final int MOST_CHARACTERS = 4_000;
    private static final Set<String> QUOTABLE = Set.of("ticket.opened", "ticket.customer_reply", "ticket.public_reply");

    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(p|div|li|tr|h[1-6]|blockquote)>");
    private static final Pattern QUOTED_HTML = Pattern.compile("(?is)<blockquote.*?(</blockquote>|$)");
    private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");
    private static final Pattern LINK = Pattern.compile("(?i)\\b(https?://|www\\.)\\S+");
    private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^\\s*>.*$");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n\\s*(\\n\\s*)+");

    /** Where mail programs begin to repeat: in the languages of the texts for customers, and by their rulers. */
    private static final Pattern REPEAT = Pattern.compile(
            "(?ims)^\\s*(-{2,}\\s*(original message|urspr\\S+ nachricht|mensaje original|mensagem original|message d.origine)"
                    + "|on .{5,120} wrote:|am .{5,120} schrieb.{0,80}:|el .{5,120} escribi\\S+:|em .{5,120} escreveu:"
                    + "|le .{5,120} a écrit\\s*:|il .{5,120} ha scritto:|_{10,}|from: .{3,120}$|von: .{3,120}$|##-).*");

    private final Redactor redactor;

    Excerpts(Redactor redactor) {
        this.redactor = redactor;
    }

    /** What may be quoted of a ticket, oldest first. */
    List<Message> of(List<EntryRow> ofTicket) {
        Set<String> hidden = hidden(ofTicket);
        List<Message> messages = new ArrayList<>();
        for (EntryRow entry : ofTicket) {
            if (QUOTABLE.contains(entry.kind()) && entry.refs().stream().noneMatch(hidden::contains)) {
                message(entry).ifPresent(messages::add);
            }
        }
        return messages;
    }

    private static Set<String> hidden(List<EntryRow> ofTicket) {
        Set<String> hidden = new HashSet<>();
        ofTicket.stream()
                .filter(entry -> entry.kind().equals("ticket.message_hidden")
                        || entry.kind().equals("ticket.internal_note")
                        || Boolean.TRUE.equals(entry.details().flag(Attribute.REDACTED)))
                .flatMap(entry -> entry.refs().stream())
                .filter(reference -> PublicIds.type(reference) == ObjectType.MESSAGE)
                .forEach(hidden::add);
        return hidden;
    }

    private Optional<Message> message(EntryRow entry) {
        Details details = entry.details();
        if (Boolean.FALSE.equals(details.flag(Attribute.PUBLIC))) {
            return Optional.empty();
        }
        String text = clean(details.text(Attribute.TEXT));
        return text.isEmpty() ? Optional.empty() : Optional.of(message(entry, text));
    }

    private static Message message(EntryRow entry, String text) {
        boolean staff = entry.kind().equals("ticket.public_reply")
                || Boolean.TRUE.equals(entry.details().flag(Attribute.AUTHOR_STAFF));
        String ticket = entry.refs().stream()
                .filter(reference -> PublicIds.type(reference) == ObjectType.TICKET)
                .map(PublicIds::value)
                .findFirst()
                .orElse("");
        return new Message(entry.id(), ticket, entry.occurredAt(), !staff, text);
    }

    /** The words without markup, links, repeats and card data. */
    String clean(@Nullable String written) {
        if (written == null) {
            return "";
        }
        String text = written.replace("\r\n", "\n").replace('\r', '\n');
        if (TAG.matcher(text).find()) {
            text = QUOTED_HTML.matcher(text).replaceAll("");
            text = BREAK.matcher(text).replaceAll("\n");
            text = TAG.matcher(text).replaceAll("");
        }
        text = text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        text = REPEAT.matcher(text).replaceFirst("");
        text = QUOTED_LINE.matcher(text).replaceAll("");
        text = LINK.matcher(text).replaceAll("[link]");
        text = BLANK_LINES.matcher(text).replaceAll("\n\n").strip();
        text = redactor.redactText(text);
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + " [shortened]";
    }
}
