package io.paythread;

import io.paythread.audit.VerifyAudit;
import io.paythread.platform.log.LogConfig;
import io.paythread.platform.postgres.DatabaseAlone;
import io.paythread.platform.postgres.DatabaseConfig;
import io.paythread.platform.postgres.DatabaseStart;
import io.paythread.platform.postgres.DatabaseStartException;
import io.paythread.platform.trace.TraceConfig;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;

/**
 * Starts the database, or waits for the configured one, then the service on it; or verifies the audit log; or runs the
 * embedded database alone.
 */
@QuarkusMain
public final class Main {
    Main() {}

    /** Ends with exit code 1 and a plain message when there is no database to be had. */
    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(VerifyAudit.COMMAND)) {
            System.exit(VerifyAudit.run(arguments));
        }
        try {
            SmallRyeConfig config = configuration();
            LogConfig.quarkusProperties(config.getConfigMapping(LogConfig.class))
                    .forEach(System::setProperty);
            DatabaseConfig database = config.getConfigMapping(DatabaseConfig.class);
            if (arguments.length > 0 && arguments[0].equals(DatabaseAlone.COMMAND)) {
                DatabaseAlone.run(database, System.out::println);
                return;
            }
            TraceConfig.quarkusProperties(config.getConfigMapping(TraceConfig.class))
                    .forEach(System::setProperty);
            DatabaseStart.settle(database, Main::awaitService).forEach(System::setProperty);
            DatabaseStart.await(database, key -> config.getOptionalValue(key, String.class), System.err::println);
        } catch (DatabaseStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        try {
            Quarkus.run(arguments);
        } finally {
            // A start that failed under a process that goes on (development) leaves the port free for the next.
            DatabaseStart.leave();
        }
    }

    private static SmallRyeConfig configuration() {
        return ConfigUtils.configBuilder()
                .withMapping(DatabaseConfig.class)
                .withMapping(LogConfig.class)
                .withMapping(TraceConfig.class)
                .build();
    }

    /** The service still writes while it shuts down. */
    private static void awaitService() {
        Optional.ofNullable(Application.currentApplication()).ifPresent(Application::awaitShutdown);
    }
}
