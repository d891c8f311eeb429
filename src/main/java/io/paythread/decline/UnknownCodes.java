package io.paythread.decline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Notices codes that no table has: they are treated as generic declines, and somebody should look what they mean. Each is
 * logged once in a process; {@code paythread.decline.unknown.codes} says how many there are.
 */
@Startup
@Singleton
public class UnknownCodes {
    private static final Logger LOG = Logger.getLogger(UnknownCodes.class);
    /** A provider has some dozens; more than this is something else. */
    private static final int MOST = 200;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    private final Set<String> noticed = ConcurrentHashMap.newKeySet();

    UnknownCodes(MeterRegistry metrics) {
        Gauge unused = Gauge.builder("paythread.decline.unknown.codes", noticed, Set::size)
                .description("Decline codes that no table explains, seen since the start")
                .register(metrics);
    }

    /** Notices what a provider said, unless it is known. */
    public void look(Declined declined) {
        declined.declineCode()
                .filter(code -> CODE.matcher(code).matches())
                .filter(code -> DeclineCodes.find(Vocabulary.STRIPE, code).isEmpty())
                .filter(code -> noticed.size() < MOST && noticed.add(code))
                .ifPresent(code -> LOG.warnf("decline code unknown code=%s", code));
    }

    /** How many were noticed. */
    int count() {
        return noticed.size();
    }
}
