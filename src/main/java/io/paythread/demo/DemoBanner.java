package io.paythread.demo;

import jakarta.inject.Singleton;
import java.io.PrintStream;

/** Tells a newcomer where to look. */
@Singleton
class DemoBanner {
    /** What stands for a key that somebody chose and that we therefore do not print. */
    private static final String OWN_KEY = "YOUR-API-KEY";

    private final DemoConfig config;

    DemoBanner(DemoConfig config) {
        this.config = config;
    }

    /** Goes to the console, not to the logger: it is for the person who sits there. */
    void show(PrintStream console) {
        String key = config.apiKey().filter(DevelopmentOnly.KEY::equals).orElse(OWN_KEY);
        console.print(Tour.text(config.baseUrl(), key));
        console.flush();
    }
}
