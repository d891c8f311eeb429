package io.paythread.platform.postgres;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a {@link TcpLine} between the service and its database. */
public final class LineToDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable TcpLine line;

    /** After the database. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        URI address = URI.create(Objects.requireNonNull(System.getProperty(TestDatabase.ADDRESS)));
        TcpLine opened = TcpLine.to(address.getHost(), address.getPort());
        line = opened;
        return Map.of("quarkus.datasource.reactive.url", "postgresql://127.0.0.1:" + opened.port() + address.getPath());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(line, new TestInjector.MatchesType(TcpLine.class));
    }

    @Override
    public void stop() {
        if (line != null) {
            line.close();
        }
    }
}
