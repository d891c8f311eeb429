package io.paythread.identity;

import java.util.List;

/** What a decision would do, in JSON: who belongs to which customer now, and who would. Nothing is changed. */
public record PreviewView(String object, List<MembershipView> before, List<MembershipView> after) {

    static PreviewView of(String object, Change change) {
        return new PreviewView(
                object, MembershipView.of(change.membersBefore()), MembershipView.of(change.membersAfter()));
    }
}
