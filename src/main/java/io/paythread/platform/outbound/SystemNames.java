package io.paythread.platform.outbound;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/** Names as the machine knows them. Looking up blocks, so it has threads of its own: nobody else waits for a slow one. */
@Singleton
class SystemNames implements NameLookup {
    private static final int THREADS = 16;

    private final WorkerExecutor threads;

    SystemNames(Vertx vertx) {
        this.threads = vertx.createSharedWorkerExecutor("outbound-names", THREADS);
    }

    @Override
    public Uni<List<InetAddress>> addresses(String host) {
        return Uni.createFrom()
                .deferred(() ->
                        UniHelper.toUni(threads.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false)));
    }

    @PreDestroy
    void close() {
        var unused = threads.close();
    }
}
