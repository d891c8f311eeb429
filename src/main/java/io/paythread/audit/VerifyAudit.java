package io.paythread.audit;

import io.paythread.platform.postgres.DatabaseConfig;
import io.paythread.platform.postgres.DatabaseStartException;
import io.paythread.platform.postgres.DatabaseVisit;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The command {@code verify-audit [checkpoint file]}: follows the whole chain and compares it with the checkpoints. Runs
 * beside the service. Ends with 0 where all is right, 1 where something is wrong and named, 2 where it could not look.
 */
public final class VerifyAudit {
    /** The first argument of the program that asks for it. */
    public static final String COMMAND = "verify-audit";

    private static final int WRONG = 1;
    private static final int NOT_DONE = 2;
    /** A million rows take about ten seconds. */
    private static final Duration MOST = Duration.ofHours(2);

    private VerifyAudit() {}

    /** Does it, says what it found, and gives the exit code. */
    public static int run(String... arguments) {
        SmallRyeConfig config = ConfigUtils.configBuilder()
                .withMapping(DatabaseConfig.class)
                .withMapping(AuditConfig.class)
                .build();
        try {
            return report(verdict(
                    config.getConfigMapping(AuditConfig.class),
                    config.getConfigMapping(DatabaseConfig.class),
                    List.of(arguments)));
        } catch (DatabaseStartException | IllegalStateException e) {
            System.err.println("The audit log was not verified. " + e.getMessage());
            return NOT_DONE;
        }
    }

    private static AuditVerdict verdict(AuditConfig config, DatabaseConfig database, List<String> arguments) {
        CheckpointFiles standard = CheckpointFiles.of(config, database);
        CheckpointFiles files = arguments.size() > 1
                ? new CheckpointFiles(Optional.of(Path.of(arguments.get(1))), standard.key())
                : standard;
        CheckpointFiles.Testimony testimony = files.testimony(files.readKey());
        AuditVerification verification = new AuditVerification(new SealStore());
        return DatabaseVisit.during(database, MOST, open -> verification.verify(open, testimony, 1, Long.MAX_VALUE));
    }

    private static int report(AuditVerdict verdict) {
        if (verdict.intact()) {
            System.out.printf(
                    "The audit log is intact: %d rows, compared with %d checkpoints.%n",
                    verdict.toSeq(), verdict.witnesses());
            return 0;
        }
        ChainFault fault = verdict.fault().orElseThrow();
        System.out.printf(
                "The audit log is NOT intact. First wrong position: %d (%s). %s%n",
                fault.position(), fault.reason(), fault.detail());
        return WRONG;
    }
}
