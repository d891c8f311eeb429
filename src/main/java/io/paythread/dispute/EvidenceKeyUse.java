package io.paythread.dispute;

import io.paythread.credential.KeyUse;
import jakarta.inject.Singleton;
import java.util.Set;

/** Evidence is sent to Stripe. */
@Singleton
class EvidenceKeyUse implements KeyUse {
    @Override
    public Set<String> providers() {
        return Set.of("stripe");
    }

    @Override
    public Set<String> providersWithAccount() {
        return Set.of();
    }
}
