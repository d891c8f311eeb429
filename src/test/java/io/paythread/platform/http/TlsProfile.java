package io.paythread.platform.http;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The service with a certificate of its own, which wants TLS and believes the proxy at {@link #PROXY}. */
public class TlsProfile implements QuarkusTestProfile {
    static final String PROXY = "127.0.0.2";
    static final Path STORE = Path.of("target", "test-tls", "localhost.p12");
    static final String PASSWORD = "only-for-tests";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "paythread.http.require-tls",
                "true",
                "paythread.http.trusted-proxies",
                PROXY,
                "quarkus.http.test-ssl-port",
                "0",
                "quarkus.http.ssl.certificate.key-store-file",
                STORE.toString(),
                "quarkus.http.ssl.certificate.key-store-password",
                PASSWORD);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Certificate.class));
    }

    /** Made anew for each run, by the tool that comes with Java. */
    public static final class Certificate implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                Path unused = Files.createDirectories(STORE.toAbsolutePath().getParent());
                boolean gone = Files.deleteIfExists(STORE);
                int exit = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "localhost",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                STORE.toString(),
                                "-storepass",
                                PASSWORD)
                        .inheritIO()
                        .start()
                        .waitFor();
                if (exit != 0) {
                    throw new IllegalStateException("keytool ended with " + exit + ", the old one went: " + gone);
                }
                return Map.of();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void stop() {}
    }
}
