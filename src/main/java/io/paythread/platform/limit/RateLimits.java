package io.paythread.platform.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Token buckets, one for each caller and budget. A bucket that nobody has touched for as long as it takes to fill is as
 * good as a new one, and forgotten.
 */
@Singleton
public class RateLimits {
    private final LimitsConfig config;
    private final Map<Budget, Counter> refused = new EnumMap<>(Budget.class);
    private final Cache<Key, Bucket> buckets;

    RateLimits(LimitsConfig config, MeterRegistry metrics) {
        this.config = config;
        for (Budget budget : Budget.values()) {
            refused.put(budget, counter(metrics, budget));
        }
        this.buckets = Caffeine.newBuilder()
                .maximumSize(config.callers())
                .expireAfterAccess(longestWindow(config))
                .build();
    }

    private static Counter counter(MeterRegistry metrics, Budget budget) {
        return Counter.builder("paythread.limits.refused")
                .description("Requests that were turned away because a budget was spent")
                .tag("budget", budget.wireName())
                .register(metrics);
    }

    /** Takes so many tokens of the caller's budget, all or none. */
    public Allowance take(Budget budget, String caller, int tokens) {
        ConsumptionProbe probe = bucket(budget, caller).tryConsumeAndReturnRemaining(tokens);
        if (!probe.isConsumed()) {
            Optional.ofNullable(refused.get(budget)).ifPresent(Counter::increment);
        }
        return allowance(budget, probe);
    }

    /** Gives tokens back for what turned out to cost nothing. */
    public void giveBack(Budget budget, String caller, int tokens) {
        bucket(budget, caller).addTokens(tokens);
    }

    /** Takes tokens for what turned out to be suspicious, as far as there are any. */
    public void punish(Budget budget, String caller, int tokens) {
        long unused = bucket(budget, caller).tryConsumeAsMuchAsPossible(tokens);
    }

    /** How many callers are in memory now. */
    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket bucket(Budget budget, String caller) {
        return buckets.get(new Key(budget, caller), key -> fresh(config.of(budget)));
    }

    private static Bucket fresh(Quota quota) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(quota.burst()).refillGreedy(quota.perSecond(), Duration.ofSeconds(1)))
                .withNanosecondPrecision()
                .build();
    }

    private Allowance allowance(Budget budget, ConsumptionProbe probe) {
        Quota quota = config.of(budget);
        long missing = quota.burst() - probe.getRemainingTokens();
        return new Allowance(
                budget,
                probe.isConsumed(),
                quota.burst(),
                probe.getRemainingTokens(),
                seconds(quota.burst(), quota),
                seconds(missing, quota),
                probe.isConsumed() ? 0 : wait(probe));
    }

    private static int wait(ConsumptionProbe probe) {
        long nanos = probe.getNanosToWaitForRefill();
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos) + 1);
    }

    private static long seconds(long tokens, Quota quota) {
        return Math.max(0, (tokens + quota.perSecond() - 1) / quota.perSecond());
    }

    private static Duration longestWindow(LimitsConfig config) {
        long longest = 1;
        for (Budget budget : Budget.values()) {
            longest = Math.max(longest, seconds(config.of(budget).burst(), config.of(budget)));
        }
        return Duration.ofSeconds(longest + 1);
    }

    private record Key(Budget budget, String caller) {}
}
