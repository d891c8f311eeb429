package io.paythread.identity;

import io.paythread.fact.Identifier;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.security.Visibility;
import java.util.Optional;
import java.util.Set;

/**
 * Customers, accounts and links as a caller may see them. Works on what was read, before views are made of it. Names stay:
 * whoever may see a customer may know who it is.
 */
final class IdentityPolicy {
    private final Visibility visibility;

    private IdentityPolicy(Visibility visibility) {
        this.visibility = visibility;
    }

    /** As readers with these scopes may see them, by their wire names. */
    static IdentityPolicy of(Set<String> scopes) {
        return new IdentityPolicy(Visibility.of(scopes));
    }

    static IdentityPolicy of(Caller caller) {
        return new IdentityPolicy(Visibility.of(caller));
    }

    /** A part of entity tags. */
    String tag() {
        return visibility.tag();
    }

    Customer seen(Customer customer) {
        return new Customer(
                customer.id(),
                seen(customer.display()),
                customer.since(),
                customer.revision(),
                customer.createdAt(),
                customer.updatedAt());
    }

    Customers.Portrait seen(Customers.Portrait portrait) {
        return new Customers.Portrait(
                seen(portrait.customer()),
                portrait.accounts().stream().map(this::seen).toList(),
                portrait.openLinks());
    }

    /** A guest's reference is an e-mail address. */
    Account seen(Account account) {
        return new Account(
                account.id(),
                account.sourceId(),
                words(account.reference()),
                account.guest(),
                account.customerId(),
                seen(account.display()),
                account.strength(),
                account.since(),
                account.recordedAt(),
                account.identifiers().stream()
                        .flatMap(told -> seen(told).stream())
                        .toList());
    }

    Link seen(Link link) {
        Evidence told = link.evidence();
        Evidence evidence =
                new Evidence(told.type(), value(link.rule(), told.value()).orElse(""), told.verifiedBy(), told.names());
        return new Link(
                link.id(),
                link.accounts(),
                link.customerA(),
                link.customerB(),
                link.rule(),
                link.strength(),
                link.state(),
                evidence,
                link.createdAt(),
                link.decision().map(made -> new Link.Judgement(made.actor(), words(made.reason()), made.decidedAt())));
    }

    Decision seen(Decision decision) {
        return new Decision(
                decision.id(),
                decision.action(),
                decision.actor(),
                words(decision.reason()),
                decision.requestId(),
                decision.linkId(),
                decision.before(),
                decision.after(),
                decision.decidedAt());
    }

    Customers.Merge seen(Customers.Merge merge) {
        return new Customers.Merge(seen(merge.decision()), merge.state());
    }

    /** Refuses filters by fields that the caller may not see. */
    CustomerFilter allowed(CustomerFilter filter) {
        visibility.requireToSearch(Scope.PII_READ, filter.email());
        visibility.requireToSearch(Scope.PII_READ, filter.phone());
        visibility.requireToSearch(Scope.PII_READ, address(filter.reference()));
        return filter;
    }

    /** Likewise. */
    AccountReadStore.Filter allowed(AccountReadStore.Filter filter) {
        visibility.requireToSearch(Scope.PII_READ, filter.email());
        visibility.requireToSearch(Scope.PII_READ, address(filter.reference()));
        return filter;
    }

    /** A reference that is an e-mail address, as those of guests are. */
    private static Optional<String> address(Optional<String> reference) {
        return reference.filter(text -> text.indexOf('@') >= 0);
    }

    private Display seen(Display display) {
        return new Display(
                visibility.words(display.name()), visibility.email(display.email()), visibility.phone(display.phone()));
    }

    private Optional<ToldIdentifier> seen(ToldIdentifier told) {
        Identifier identifier = told.identifier();
        return value(identifier.type(), identifier.value())
                .map(value -> new ToldIdentifier(
                        told.accountId(),
                        told.sourceId(),
                        new Identifier(
                                identifier.slot(),
                                identifier.type(),
                                value,
                                identifier.verified(),
                                identifier.removed()),
                        told.rank(),
                        told.toldAt(),
                        told.step(),
                        told.toldBy()));
    }

    private Optional<String> value(Identifier.Type type, String value) {
        return Optional.ofNullable(
                switch (type) {
                    case EMAIL -> visibility.email(value);
                    case PHONE -> visibility.phone(value);
                    case CARD -> visibility.card(value);
                    case NAME, USER_ID -> visibility.words(value);
                });
    }

    private Optional<String> value(LinkRule rule, String value) {
        return switch (rule) {
            case SAME_EMAIL -> value(Identifier.Type.EMAIL, value);
            case SAME_PHONE -> value(Identifier.Type.PHONE, value);
            case SAME_CARD -> value(Identifier.Type.CARD, value);
            case SAME_USER_ID -> value(Identifier.Type.USER_ID, value);
            case PROVIDER_MERGE, ASSERTED -> Optional.of(value);
        };
    }

    private String words(String text) {
        return String.valueOf(visibility.words(text));
    }
}
