package io.paythread.identity;

import java.util.Locale;
import java.util.Set;

/**
 * Which e-mail addresses belong to an office rather than to a person. Two accounts with such an address are not one
 * person, so it neither joins nor suggests. The names are those of RFC 2142 and the ones that shops and helpdesks use.
 */
final class SharedAddressRule {
    private static final Set<String> OFFICES = Set.of(
            "abuse",
            "accounting",
            "accounts",
            "admin",
            "administrator",
            "billing",
            "bookings",
            "contact",
            "customer",
            "customercare",
            "customerservice",
            "do-not-reply",
            "donotreply",
            "enquiries",
            "finance",
            "ftp",
            "hello",
            "help",
            "helpdesk",
            "hi",
            "hostmaster",
            "hr",
            "info",
            "information",
            "inquiries",
            "invoice",
            "invoices",
            "it",
            "jobs",
            "kontakt",
            "mail",
            "mailer-daemon",
            "marketing",
            "media",
            "news",
            "newsletter",
            "no-reply",
            "no_reply",
            "noc",
            "noreply",
            "office",
            "order",
            "orders",
            "payments",
            "postmaster",
            "press",
            "privacy",
            "purchasing",
            "reception",
            "root",
            "sales",
            "security",
            "service",
            "shop",
            "support",
            "team",
            "test",
            "usenet",
            "uucp",
            "webmaster",
            "www");

    private SharedAddressRule() {}

    /** Whether this normalized address is an office's; what follows a plus does not matter. */
    static boolean isShared(String normalizedEmail) {
        String local = normalizedEmail.substring(0, normalizedEmail.lastIndexOf('@'));
        int plus = local.indexOf('+');
        return OFFICES.contains((plus > 0 ? local.substring(0, plus) : local).toLowerCase(Locale.ROOT));
    }
}
