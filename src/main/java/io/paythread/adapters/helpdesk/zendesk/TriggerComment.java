package io.paythread.adapters.helpdesk.zendesk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The latest comment in a trigger's body. */
final class TriggerComment {
    private static final int DIGEST_LENGTH = 32;

    private TriggerComment() {}

    /** Empty where the body has neither the comment's id nor its text. */
    static Optional<TicketComment> of(TriggerEvent event) {
        TriggerFields fields = event.fields();
        Optional<String> text = fields.text("comment");
        Optional<String> author = fields.id("comment_author_id");
        return fields.id("comment_id")
                .or(() -> text.map(words -> substitute(event.ticket(), author.orElse(""), words)))
                .map(id -> new TicketComment(
                        id,
                        text,
                        fields.flag("comment_public"),
                        author,
                        fields.text("comment_author_name"),
                        staff(fields, author)));
    }

    /**
     * Stands for an id that Zendesk left out: the same ticket, author and words are the same comment. Such a comment
     * does not become one with the event of a subscription.
     */
    private static String substitute(String ticket, String author, String words) {
        byte[] all = (ticket + "\n" + author + "\n" + words).getBytes(StandardCharsets.UTF_8);
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all));
            return ticket + "-" + digest.substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The requester is the customer; of others the role is known if they are who changed the ticket. */
    private static Optional<Boolean> staff(TriggerFields fields, Optional<String> author) {
        if (author.isEmpty()) {
            return Optional.empty();
        }
        if (author.equals(fields.id("requester_id"))) {
            return Optional.of(false);
        }
        return author.equals(fields.id("current_user_id"))
                ? fields.word("current_user_role").flatMap(TriggerComment::isStaff)
                : Optional.empty();
    }

    /** Zendesk writes the roles as Admin, Agent and End-user. */
    private static Optional<Boolean> isStaff(String role) {
        return switch (role) {
            case "admin", "administrator", "agent" -> Optional.of(true);
            case "end-user", "end user" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
