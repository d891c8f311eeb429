package io.paythread.demo;

/**
 * An invented person as a helpdesk knows them.
 *
 * @param id digits, as Zendesk gives them
 * @param email the primary address
 */
public record HelpdeskUser(String id, String name, String email, boolean staff) {

    /** Somebody who asks for help. */
    public static HelpdeskUser customer(String id, String name, String email) {
        return new HelpdeskUser(id, name, email, false);
    }

    /** Somebody who gives it. */
    public static HelpdeskUser agent(String id, String name, String email) {
        return new HelpdeskUser(id, name, email, true);
    }
}
