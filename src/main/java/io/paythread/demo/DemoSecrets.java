package io.paythread.demo;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The signing secrets of the demo's sources: new ones at each start, never shown. */
@Singleton
class DemoSecrets {
    private static final int BYTES = 24;

    private final Map<Provider, String> secrets =
            Map.of(Provider.STRIPE, "whsec_" + random(), Provider.ZENDESK, random());

    String of(Provider provider) {
        return secrets.getOrDefault(provider, "");
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
