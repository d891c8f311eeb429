package io.paythread.platform.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers how the server reads requests. Its limits are the same with and without TLS. */
@Singleton
class ServerOptions implements HttpServerOptionsCustomizer {
    private volatile @Nullable HttpServerOptions options;

    @Override
    public void customizeHttpServer(HttpServerOptions made) {
        options = made;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions made) {
        options = made;
    }

    /** Empty until a server is made. */
    Optional<HttpServerOptions> get() {
        return Optional.ofNullable(options);
    }
}
