package io.paythread.adapters.helpdesk.zendesk;

/** Fact keys that more than one event tells. */
final class TicketKeys {
    private TicketKeys() {}

    static String of(String ticket, String what) {
        return "ticket:" + ticket + "/" + what;
    }

    static String opened(String ticket) {
        return of(ticket, "opened");
    }

    /** The same from an event and from a trigger, which knows the second of the ticket's update alone. */
    static String status(String ticket, String status, String second) {
        return of(ticket, "status/" + status + "/" + second);
    }

    static String message(String comment) {
        return "message:" + comment;
    }

    static String message(String comment, String what) {
        return message(comment) + "/" + what;
    }
}
