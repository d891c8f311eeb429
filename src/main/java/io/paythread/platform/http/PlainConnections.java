package io.paythread.platform.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Serves HTTP/1.1 on plain connections and HTTP/2 over TLS only. A request that asks to go on in HTTP/2 (h2c, as Java's
 * client does) is answered in HTTP/1.1 instead: after that upgrade a request counts as read before a filter that waits
 * for something, such as the look-up of a key, has let it through.
 */
@Singleton
class PlainConnections implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
