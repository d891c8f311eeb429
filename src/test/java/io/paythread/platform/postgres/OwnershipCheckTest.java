package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.readiness.Finding;
import io.paythread.platform.readiness.Finding.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnershipCheckTest {
    private static final List<AppendOnly> GUARDED = List.of(() -> Set.of("audit_event", "audit_seal", "not_there"));

    private final OpenDatabase server =
            OpenDatabase.with(List.of("V0042__audit_event.sql", "afterMigrate__rights.sql"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void warnsWhereTheServiceOwnsWhatItMustOnlyAddTo() {
        // When
        List<Finding> findings = new OwnershipCheck(server.databaseOfTheOwner(), GUARDED).findings();

        // Then
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.DOUBTFUL);
            assertThat(finding.key()).isEqualTo("paythread.database.owner-username");
            assertThat(finding.why()).contains("audit_event, audit_seal");
        });
    }

    @Test
    void isContentWhereAnotherRoleOwnsThem() {
        assertThat(new OwnershipCheck(server.database(), GUARDED).findings()).isEmpty();
    }
}
