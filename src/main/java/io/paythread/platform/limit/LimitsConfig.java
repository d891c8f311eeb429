package io.paythread.platform.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much one caller may ask for. Counted in each process: behind a balancer, a caller has as many times as much as there
 * are replicas.
 */
@ConfigMapping(prefix = "paythread.limits")
public interface LimitsConfig {
    /** From one address, all callers behind it together; an address of IPv6 counts by its first 64 bits. 400/s, 2000 at once. */
    AddressQuota address();

    /** What one key or person reads. 100/s, 500 at once. */
    ReadQuota read();

    /** What one key or person changes. 20/s, 200 at once. */
    WriteQuota write();

    /** Wishes for files and fetches of files of one key or person. 2/s, 60 at once. */
    ExportQuota export();

    /** Requests of one source, and from one address that providers send from. 2000/s, 20000 at once. */
    IngestQuota ingest();

    /** The most callers that are remembered at the same time, 200 bytes each. Whoever was longest away is forgotten first. */
    @WithDefault("50000")
    @Min(1_000)
    @Max(10_000_000)
    long callers();

    /** The budget's quota. */
    default Quota of(Budget budget) {
        return switch (budget) {
            case ADDRESS -> address();
            case READ -> read();
            case WRITE -> write();
            case EXPORT -> export();
            case INGEST -> ingest();
        };
    }

    /** Of addresses. */
    interface AddressQuota extends Quota {
        @Override
        @WithDefault("400")
        int perSecond();

        @Override
        @WithDefault("2000")
        int burst();
    }

    /** Of reading. */
    interface ReadQuota extends Quota {
        @Override
        @WithDefault("100")
        int perSecond();

        @Override
        @WithDefault("500")
        int burst();
    }

    /** Of changes. */
    interface WriteQuota extends Quota {
        @Override
        @WithDefault("20")
        int perSecond();

        @Override
        @WithDefault("200")
        int burst();
    }

    /** Of files. */
    interface ExportQuota extends Quota {
        @Override
        @WithDefault("2")
        int perSecond();

        @Override
        @WithDefault("60")
        int burst();
    }

    /** Of events. */
    interface IngestQuota extends Quota {
        @Override
        @WithDefault("2000")
        int perSecond();

        @Override
        @WithDefault("20000")
        int burst();
    }
}
