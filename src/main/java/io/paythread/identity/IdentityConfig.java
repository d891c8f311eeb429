package io.paythread.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How carefully accounts are joined. */
@ConfigMapping(prefix = "paythread.identity")
public interface IdentityConfig {
    /**
     * The largest number of accounts that may hold one e-mail address, telephone number, user id or card as one person's.
     * Above it the value counts as shared: it neither joins nor suggests. 1 switches all rules off; a large number lets a
     * company's address join strangers. Changing it takes effect on an address when an account next tells it.
     */
    @WithDefault("8")
    @Min(1)
    @Max(50)
    int maxHolders();
}
