package io.paythread.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.vault.Place;
import io.paythread.platform.vault.SealedColumn;
import io.paythread.platform.vault.SealedColumns;
import io.paythread.platform.vault.Vault;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Seals what signs and what receivers want to hear, and opens it for who sends. */
@Singleton
class EndpointSecrets implements SealedColumns {
    private static final String SECRETS = "webhook_secret";
    private static final String SECRET = "secret";
    private static final String PRIVATE_KEY = "private_key";
    private static final String ENDPOINTS = "webhook_endpoint";
    private static final String HEADERS = "headers";

    private final Vault vault;
    private final ObjectMapper json = new ObjectMapper();

    EndpointSecrets(Vault vault) {
        this.vault = vault;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(
                SealedColumn.of(SECRETS, "id", SECRET),
                SealedColumn.of(SECRETS, "id", PRIVATE_KEY),
                SealedColumn.of(ENDPOINTS, "id", HEADERS));
    }

    byte[] sealSecret(UUID id, byte[] secret) {
        return vault.seal(place(SECRETS, SECRET, id), secret);
    }

    byte[] sealPrivateKey(UUID id, byte[] key) {
        return vault.seal(place(SECRETS, PRIVATE_KEY, id), key);
    }

    SigningSecret open(UUID id, byte[] secret, byte[] privateKey, byte[] publicKey) {
        return new SigningSecret(
                vault.open(place(SECRETS, SECRET, id), secret),
                vault.open(place(SECRETS, PRIVATE_KEY, id), privateKey),
                publicKey);
    }

    byte[] sealHeaders(UUID endpoint, Map<String, String> headers) {
        try {
            return vault.seal(place(ENDPOINTS, HEADERS, endpoint), json.writeValueAsBytes(headers));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    Map<String, String> openHeaders(UUID endpoint, byte[] sealed) {
        String text = new String(vault.open(place(ENDPOINTS, HEADERS, endpoint), sealed), StandardCharsets.UTF_8);
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was sealed is not what was written", e);
        }
    }

    private static Place place(String table, String column, UUID row) {
        return new Place(table, column, row.toString());
    }
}
