package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource({
        "mysql://u:p@host/db, does not begin with postgresql://",
        "host:5432/db, does not begin with postgresql://",
        "postgresql://u:p@/db, names no host",
        "postgresql://u:p@host, names no database",
        "postgresql://u:p@host/, names no database",
        "postgresql://host/db, names no user",
        "postgresql://u:p@host/db?channel_binding=require, channel_binding",
        "postgresql://u:p@host/db?sslmode=on, sslmode=on",
        "postgresql://u:p@host/db?sslmode=verify-full, without sslrootcert",
    })
    void refusesWhatItCannotHonour(String address, String reason) {
        assertThatThrownBy(() -> parse(address))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAMalformedAddressWithoutShowingThePassword() {
        assertThatThrownBy(() -> parse("postgresql://user:se cret@host/db"))
                .hasMessageContaining("is not an address")
                .hasMessageNotContaining("se cret")
                .hasNoCause();
    }

    @Test
    void readsTheUsualForm() {
        // When
        var address = parse("postgresql://user:p%40ss%2Fw+rd@db.example.com:6543/orders?sslmode=require");

        // Then
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.com:6543/orders?sslmode=require");
        assertThat(address.reactiveUrl()).isEqualTo("postgresql://db.example.com:6543/orders");
        assertThat(address.credentials()).isEqualTo(new DatabaseAddress.Credentials("user", "p@ss/w+rd"));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://host/db?user=u&password=p",
        "postgres://u:p@host/db",
        "postgresql://u:p@host:5432/db",
    })
    void readsTheOtherSpellings(String address) {
        assertThat(parse(address))
                .isEqualTo(new DatabaseAddress(
                        "host",
                        5432,
                        "db",
                        new DatabaseAddress.Credentials("u", "p"),
                        new DatabaseAddress.Encryption(Optional.empty(), Optional.empty())));
    }

    @Test
    void prefersTheSeparateUserAndPassword() {
        // When
        var address = DatabaseAddress.parse("postgresql://a:b@host/db", Optional.of("user"), Optional.of("secret"));

        // Then
        assertThat(address.credentials()).isEqualTo(new DatabaseAddress.Credentials("user", "secret"));
    }

    @Test
    void keepsAnIpv6AddressInBrackets() {
        assertThat(parse("postgresql://u:p@[::1]:5433/db").jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:5433/db");
    }

    @Test
    void neverPrintsThePassword() {
        assertThat(parse("postgresql://user:secret@host/db").toString())
                .contains("user:***")
                .doesNotContain("secret");
    }

    @Test
    void asksBothClientsForTheSameProtection() {
        // When
        var properties = parse("postgresql://u:p@host/db?sslmode=verify-full&sslrootcert=/etc/ca.pem")
                .quarkusProperties();

        // Then
        assertThat(properties)
                .containsEntry(
                        "quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://host:5432/db?sslmode=verify-full&sslrootcert=/etc/ca.pem")
                .containsEntry("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full")
                .containsEntry("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS")
                .containsEntry("quarkus.datasource.reactive.trust-certificate-pem.certs", "/etc/ca.pem")
                .doesNotContainKey("quarkus.datasource.reactive.trust-all");
    }

    private static DatabaseAddress parse(String address) {
        return DatabaseAddress.parse(address, Optional.empty(), Optional.empty());
    }
}
