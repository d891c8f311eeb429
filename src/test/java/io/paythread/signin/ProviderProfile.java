package io.paythread.signin;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** The service with a provider for people and an issuer of tokens for services. */
public class ProviderProfile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(NodeProvider.class));
    }
}
