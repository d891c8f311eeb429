package io.paythread.platform.postgres;

import java.util.List;

/** How the embedded server is set up. */
final class ServerSettings {
    private ServerSettings() {}

    /** {@code postgresql.conf}, written anew at each start. */
    static final String FILE =
            """
            # Written at each start; edits are lost. Change a setting with: alter system set ... = ...;
            # and restart. Durability, address and port are given on the command line and stay as they are.

            # The service's pools, its migrations, a backup and a person with psql.
            max_connections = 60
            # The projection locks each e-mail address, card and telephone number of its batch.
            max_locks_per_transaction = 256

            # For a machine of 2 to 8 cores that the service shares; half of the recommended quarter of 2 GB.
            shared_buffers = 256MB
            effective_cache_size = 1GB
            work_mem = 8MB
            maintenance_work_mem = 128MB
            # Many containers have only 64 MB of /dev/shm, which parallel queries fill.
            max_parallel_workers_per_gather = 0

            # Fewer checkpoints under load; recovery after a crash still takes seconds.
            max_wal_size = 2GB
            checkpoint_timeout = 10min
            wal_compression = on
            # Solid-state disks.
            random_page_cost = 1.1

            # Rows of queues and the log die young.
            autovacuum_vacuum_scale_factor = 0.05
            autovacuum_naptime = 30s

            # The log must not repeat what people wrote: no statements, no values.
            log_min_messages = warning
            log_min_error_statement = panic
            log_error_verbosity = terse
            log_line_prefix = '%m [%p] '
            log_timezone = 'UTC'

            timezone = 'UTC'
            datestyle = 'iso, ymd'
            lc_messages = 'C'
            default_text_search_config = 'pg_catalog.simple'
            password_encryption = 'scram-sha-256'
            """;

    /** What nobody may change by accident: a 2xx answer means that the event is on the disk. */
    static List<String> commandLine(int port) {
        return List.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c full_page_writes=on");
    }
}
