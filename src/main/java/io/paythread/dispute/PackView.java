package io.paythread.dispute;

import io.paythread.dispute.Checklist.Item;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.security.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pack in JSON.
 *
 * @param version of this form of it; the ETag of the newest is needed to change it
 * @param fields texts by the provider's field names
 * @param pages of all files
 */
record PackView(
        String id,
        String object,
        String dispute,
        int version,
        int newestVersion,
        String productType,
        String category,
        @Nullable String claim,
        String network,
        Map<String, String> fields,
        List<StatementView> statements,
        List<ExcerptView> excerpts,
        List<ExhibitView> exhibits,
        List<ItemView> checklist,
        List<ProblemView> problems,
        int pages,
        ContactView contact,
        EarlierView earlierPurchases,
        TrustView firstPartyTrust,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /** Fields that hold an address or a device and nothing else. */
    private static final Set<String> PERSONAL =
            Set.of("customer_email_address", "billing_address", "shipping_address", "customer_purchase_ip");

    /** One thing that the timeline proves, with the entries that say so. */
    record StatementView(String topic, Instant at, String text, List<String> entries) {}

    /** A message that is quoted. */
    record ExcerptView(String entry, String ticket, Instant at, String author, String text) {}

    /** A file that somebody has added. */
    record ExhibitView(
            String id,
            String field,
            String name,
            String mediaType,
            int pages,
            long size,
            String sha256,
            Instant createdAt) {
        static ExhibitView of(Pack.Exhibit exhibit) {
            return new ExhibitView(
                    exhibit.publicId(),
                    exhibit.field(),
                    exhibit.name(),
                    exhibit.mediaType(),
                    exhibit.pages(),
                    exhibit.size(),
                    exhibit.sha256(),
                    exhibit.createdAt());
        }
    }

    /** What is wanted, and who can supply it where it is missing. */
    record ItemView(String field, String form, boolean decisive, String state, @Nullable String supplier) {
        static ItemView of(Item item) {
            return new ItemView(
                    item.field(),
                    item.file() ? "file" : "text",
                    item.decisive(),
                    item.state().wireName(),
                    item.state() == Checklist.State.MISSING ? item.supplier().wireName() : null);
        }
    }

    /** What keeps it from being sent, or should be looked at. */
    record ProblemView(String code, String pointer, String detail, boolean blocking) {}

    /** Who asked first. */
    record ContactView(
            boolean beforeDispute,
            @Nullable Instant firstAt,
            @Nullable Long leadSeconds,
            @Nullable Long answeredAfterSeconds,
            String sentence,
            List<String> entries) {
        static ContactView of(Contact contact) {
            return new ContactView(
                    contact.firstAt().isPresent(),
                    contact.firstAt().orElse(null),
                    contact.lead().map(Duration::toSeconds).orElse(null),
                    contact.answeredAfter().map(Duration::toSeconds).orElse(null),
                    contact.sentence(),
                    contact.entries().stream()
                            .map(id -> PublicId.format(IdPrefix.ENTRY, id))
                            .toList());
        }
    }

    /** The verdict on earlier purchases (Visa Compelling Evidence 3.0). */
    record EarlierView(
            String status,
            boolean toldByProvider,
            List<String> elements,
            List<String> chosen,
            List<String> requiredActions,
            List<CandidateView> candidates) {
        static EarlierView of(CompellingEvidence judged) {
            return new EarlierView(
                    judged.status().wireName(),
                    judged.toldByProvider(),
                    judged.elements().stream().map(Element::wireName).sorted().toList(),
                    judged.chosen().stream().map(PackView::paymentId).toList(),
                    judged.requiredActions(),
                    judged.candidates().stream().map(CandidateView::of).toList());
        }
    }

    /** An earlier purchase as it was judged. */
    record CandidateView(
            String payment,
            String charge,
            long days,
            boolean borderline,
            boolean usable,
            boolean refunded,
            List<String> shared,
            List<RejectionView> rejections) {
        static CandidateView of(Candidate candidate) {
            return new CandidateView(
                    paymentId(candidate),
                    candidate.purchase().charge(),
                    candidate.days(),
                    candidate.borderline(),
                    candidate.usable(),
                    candidate.purchase().refunded(),
                    candidate.shared().stream().map(Element::wireName).sorted().toList(),
                    candidate.rejections().stream()
                            .map(one -> new RejectionView(one.wireName(), one.text()))
                            .toList());
        }
    }

    /** Why a purchase cannot be used. */
    record RejectionView(String code, String detail) {}

    static PackView of(Caller caller, Packs.Read read) {
        Pack pack = read.pack();
        PackFacts facts = read.facts();
        Visibility sees = sight(caller);
        return new PackView(
                pack.publicId(),
                "evidence_pack",
                PublicId.format(IdPrefix.DISPUTE, pack.dispute()),
                pack.version(),
                pack.newest(),
                pack.content().product().wireName(),
                pack.category(),
                facts.reason().claim().isEmpty() ? null : facts.reason().claim(),
                pack.network(),
                fields(sees, pack.content().fields()),
                pack.content().statements().stream()
                        .map(one -> statement(sees, one))
                        .toList(),
                read.messages().stream().map(one -> excerpt(sees, one)).toList(),
                pack.exhibits().stream().map(ExhibitView::of).toList(),
                Checklist.of(pack.category(), pack.content(), pack.exhibitFields()).stream()
                        .map(ItemView::of)
                        .toList(),
                read.pressed().problems().stream()
                        .map(one -> new ProblemView(one.code(), one.pointer(), one.detail(), one.blocking()))
                        .toList(),
                read.pressed().pages(),
                ContactView.of(facts.contact()),
                EarlierView.of(facts.earlier()),
                TrustView.of(facts.trust()),
                pack.author(),
                pack.createdAt(),
                pack.updatedAt());
    }

    /** Who prepares evidence sees what the bank will see. */
    private static Visibility sight(Caller caller) {
        return caller.may(Scope.EVIDENCE_WRITE) ? Visibility.ALL : Visibility.of(caller);
    }

    private static Map<String, String> fields(Visibility sees, Map<String, String> texts) {
        Map<String, String> shown = new TreeMap<>();
        texts.forEach((field, text) -> {
            if (sees.pii() || !PERSONAL.contains(field)) {
                shown.put(field, String.valueOf(sees.words(text)));
            }
        });
        return shown;
    }

    private static StatementView statement(Visibility sees, Statement statement) {
        return new StatementView(
                statement.topic().wireName(),
                statement.at(),
                String.valueOf(sees.words(statement.text())),
                statement.entries().stream()
                        .map(id -> PublicId.format(IdPrefix.ENTRY, id))
                        .toList());
    }

    private static ExcerptView excerpt(Visibility sees, Message message) {
        return new ExcerptView(
                PublicId.format(IdPrefix.ENTRY, message.entry()),
                message.ticket(),
                message.at(),
                message.byCustomer() ? "customer" : "merchant",
                String.valueOf(sees.words(message.text())));
    }

    private static String paymentId(Candidate candidate) {
        return PublicId.format(IdPrefix.PAYMENT, candidate.purchase().payment());
    }
}
