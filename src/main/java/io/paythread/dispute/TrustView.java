package io.paythread.dispute;

import io.paythread.dispute.FirstPartyTrust.Found;
import io.paythread.dispute.FirstPartyTrust.Group;
import io.paythread.dispute.FirstPartyTrust.Witness;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdict by Mastercard's First-Party Trust in JSON. */
record TrustView(String status, List<GroupView> groups, List<WitnessView> earlier) {

    /**
     * What is known for a group.
     *
     * @param element the detail of the payment that counts; null where there is none
     * @param rejection what is missing; null where nothing is
     */
    record GroupView(String group, @Nullable String element, @Nullable String rejection) {
        static GroupView of(Found found) {
            return new GroupView(
                    found.group().wireName(),
                    found.element().map(one -> one.wireName()).orElse(null),
                    found.element().isPresent() ? null : found.group().rejection());
        }
    }

    /** Whether an earlier purchase bears it out, and why not. */
    record WitnessView(String payment, String charge, List<String> same, List<String> rejections) {
        static WitnessView of(Witness witness) {
            return new WitnessView(
                    PublicId.format(IdPrefix.PAYMENT, witness.purchase().payment()),
                    witness.purchase().charge(),
                    witness.same().stream().map(Group::wireName).sorted().toList(),
                    witness.rejections());
        }
    }

    static TrustView of(FirstPartyTrust judged) {
        return new TrustView(
                judged.status().wireName(),
                judged.groups().stream().map(GroupView::of).toList(),
                judged.earlier().stream().map(WitnessView::of).toList());
    }
}
