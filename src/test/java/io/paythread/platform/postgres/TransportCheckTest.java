package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.readiness.Finding;
import io.paythread.platform.readiness.Finding.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.example/paythread",
                "postgresql://db.example/paythread?sslmode=disable",
                "jdbc:postgresql://10.1.2.3:5433/paythread?sslmode=prefer"
            })
    void refusesAWayOnWhichOthersCanRead(String url) {
        assertThat(findings(url, false)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.UNSAFE);
            assertThat(finding.key()).isEqualTo("paythread.database.url");
            assertThat(finding.why())
                    .contains("sslmode=verify-full", "paythread.database.plain-network")
                    .doesNotContain("secret");
        });
    }

    @Test
    void takesAWordForIt() {
        assertThat(findings("postgresql://db.example/paythread", true)).isEmpty();
    }

    @Test
    void warnsWhereNobodyLooksAtTheCertificate() {
        assertThat(findings("postgresql://db.example/paythread?sslmode=require", false))
                .extracting(Finding::severity)
                .containsExactly(Severity.DOUBTFUL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.example/paythread?sslmode=verify-full&sslrootcert=/ca.pem",
                "postgresql://db.example/paythread?sslmode=verify-ca&sslrootcert=/ca.pem",
                "postgresql://localhost/paythread",
                "postgresql://127.0.0.1:5433/paythread"
            })
    void findsNothingWhereNobodyListens(String url) {
        assertThat(findings(url, false)).isEmpty();
    }

    private static List<Finding> findings(String url, boolean plainNetwork) {
        return TransportCheck.findings(
                DatabaseAddress.parse(url, Optional.of("paythread"), Optional.of("secret")), plainNetwork);
    }
}
