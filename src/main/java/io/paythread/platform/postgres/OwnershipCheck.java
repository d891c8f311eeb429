package io.paythread.platform.postgres;

import io.paythread.platform.readiness.Finding;
import io.paythread.platform.readiness.ReadinessCheck;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the role that the service runs as could change what it must only add to. Rights can be taken from everybody but
 * the owner of a table, and from a superuser.
 */
@Singleton
class OwnershipCheck implements ReadinessCheck {
    /** The migrations have just run, so the database answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String OWNED =
            """
            select string_agg(c.relname, ', ' order by c.relname)
              from pg_class c
             where c.relnamespace = current_schema()::regnamespace and c.relname = any($1)
               and pg_has_role(current_user, c.relowner, 'member')
            """;

    private final Database database;
    private final List<AppendOnly> guarded;

    OwnershipCheck(Database database, @All List<AppendOnly> guarded) {
        this.database = database;
        this.guarded = List.copyOf(guarded);
    }

    @Override
    public List<Finding> findings() {
        String[] tables =
                guarded.stream().flatMap(each -> each.tables().stream()).toArray(String[]::new);
        return database.reading(tx -> tx.first(OWNED, row -> Optional.ofNullable(row.getString(0)), (Object) tables))
                .await()
                .atMost(PATIENCE)
                .flatMap(owned -> owned)
                .map(owned -> List.of(finding(owned)))
                .orElse(List.of());
    }

    private static Finding finding(String owned) {
        return Finding.doubtful(
                "paythread.database.owner-username",
                "the role that the service runs as owns " + owned + ", so whoever takes it over can change what was"
                        + " written there. Let another role own the tables, and name it here.");
    }
}
