package io.paythread.decline;

import jakarta.inject.Singleton;

/** Gives the words for codes and states, with what this installation says of itself. */
@Singleton
public class Explanations {
    private final DeclineConfig config;

    Explanations(DeclineConfig config) {
        this.config = config;
    }

    /** Who speaks this language here. */
    public Speaker in(Language language) {
        return new Speaker(language, config.zone(), config.merchant());
    }
}
