package io.paythread.platform.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.function.Function;

/** Reads the database from the command line, while the service runs or not. */
public final class DatabaseVisit {
    private static final int CONNECTIONS = 2;

    private DatabaseVisit() {}

    /** Does the work on the configured database, or on the embedded one, which is started for it where it does not run. */
    public static <T> T during(DatabaseConfig config, Duration most, Function<Database, Uni<T>> work) {
        var configured = DatabaseAddress.configured(config);
        if (configured.isPresent()) {
            return at(configured.get(), most, work);
        }
        var running = EmbeddedPostgres.running(config.directory());
        if (running.isPresent()) {
            return at(running.get(), most, work);
        }
        try (var embedded = EmbeddedPostgres.start(config)) {
            return at(embedded.address(), most, work);
        }
    }

    private static <T> T at(DatabaseAddress address, Duration most, Function<Database, Uni<T>> work) {
        Vertx vertx = Vertx.vertx();
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .connectingTo(options(address))
                .using(vertx)
                .build();
        try {
            return work.apply(new Database(pool)).await().atMost(most);
        } finally {
            pool.closeAndAwait();
            vertx.closeAndAwait();
        }
    }

    /** As {@link DatabaseAddress#quarkusProperties()} has it. */
    private static PgConnectOptions options(DatabaseAddress address) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.credentials().username())
                .setPassword(address.credentials().password());
        address.encryption().mode().ifPresent(mode -> encrypt(options, mode));
        address.encryption()
                .rootCertificate()
                .ifPresent(path -> options.setPemTrustOptions(new PemTrustOptions().addCertPath(path)));
        return options;
    }

    private static void encrypt(PgConnectOptions options, String mode) {
        options.setSslMode(SslMode.of(mode));
        if (mode.equals("verify-full")) {
            options.setHostnameVerificationAlgorithm("HTTPS");
        }
        if (mode.equals("prefer") || mode.equals("require")) {
            options.setTrustAll(true);
        }
    }
}
