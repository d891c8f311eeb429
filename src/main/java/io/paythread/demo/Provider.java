package io.paythread.demo;

/** Who tells a step of a story. */
public enum Provider {
    STRIPE,
    ZENDESK
}
