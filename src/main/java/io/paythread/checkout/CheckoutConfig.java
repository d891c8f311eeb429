package io.paythread.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When checkouts count as stuck, and what counts as the same purchase. */
@ConfigMapping(prefix = "paythread.checkout")
public interface CheckoutConfig {

    /** How long a customer may take at the bank's confirmation before the checkout counts as stuck. */
    @WithDefault("15m")
    Duration stuckAfter();

    /**
     * Until how long after its end a checkout counts as completed elsewhere when the same customer completes another one
     * of the same amount. Longer, and a second purchase is taken for the first; shorter, and somebody who paid is lost.
     */
    @WithDefault("168h")
    Duration elsewhereWithin();

    /** How long the provider's recovery link works where the provider does not say: 30 days with Stripe. */
    @WithDefault("720h")
    Duration linkLife();
}
