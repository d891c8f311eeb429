package io.paythread.faults;

import java.time.Duration;

/** The receiver of outbound webhooks cannot be reached, or answers badly. */
final class ReceiverFaults {
    private static final Duration WHILE = Duration.ofSeconds(4);

    private ReceiverFaults() {}

    /** Cut, slow, and open but silent. */
    static Verdict lineBroken(String name) throws Exception {
        return Trial.run("line to the receiver cut, slow, half open", Site.shared(name, 1), site -> {
            DatabaseFaults.breakInTurn(site.receiverLine());
            site.recoverEndpoint();
        });
    }

    /** Every answer that a receiver should not give, and none at all. */
    static Verdict badAnswers(String name) throws Exception {
        return Trial.run("receiver answers 500, 429, 301, nothing, a reset, 410", Site.shared(name, 1), site -> {
            for (Receiver.Mood mood : Receiver.Mood.values()) {
                site.receiver().answerWith(mood);
                Patience.pause(WHILE);
                site.receiver().answerWith(Receiver.Mood.GOOD);
                site.recoverEndpoint();
                Patience.pause(WHILE);
            }
        });
    }
}
