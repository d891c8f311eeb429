package io.paythread.demo;

/** A comment on a ticket; one that is not public is seen by staff only. */
public record Comment(String id, HelpdeskUser author, String text, boolean isPublic) {

    /** A comment that the requester can read. */
    public static Comment open(String id, HelpdeskUser author, String text) {
        return new Comment(id, author, text, true);
    }

    /** A note among agents. */
    public static Comment internal(String id, HelpdeskUser author, String text) {
        return new Comment(id, author, text, false);
    }
}
