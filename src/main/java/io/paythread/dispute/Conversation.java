package io.paythread.dispute;

import java.util.List;

/**
 * A ticket of the customer.
 *
 * @param certain whether it names the payment, its charge, a refund, the dispute or the order; else it only fell into the
 *     time between payment and dispute
 * @param messages what the customer could read, oldest first
 */
record Conversation(String ticket, boolean certain, List<Message> messages) {
    Conversation {
        messages = List.copyOf(messages);
    }
}
