package io.paythread.platform.postgres;

import io.paythread.platform.queue.Loop;
import io.paythread.platform.time.Every;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Empty wake-ups from other processes (and this one) by PostgreSQL's NOTIFY. A wake-up may be lost, when the connection
 * breaks for instance: whoever listens polls as well.
 */
@ApplicationScoped
public class Wakeups {
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final Pool pool;
    private final Map<String, Runnable> listeners = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable PgConnection> connection = new AtomicReference<>();
    private final Loop connecting;
    private final Every keepAlive = new Every(PoolMaking.SILENCE.dividedBy(2));

    Wakeups(Pool pool) {
        this.pool = pool;
        this.connecting = new Loop("wakeups", RECONNECT, this::connect);
    }

    /** Calls the action for each wake-up on the channel. One action for each channel; channels are constants. */
    public void listen(String channel, Runnable action) {
        listeners.put(channel, action);
        connecting.start();
        PgConnection open = connection.get();
        if (open != null) {
            // Opened before this channel was asked for. Should it break just now, connecting anew takes all channels.
            var unused = listen(open, channel).subscribe().with(done -> action.run(), failure -> {});
        }
    }

    /** Ends listening. */
    public Uni<Void> stop() {
        PgConnection open = connection.getAndSet(null);
        return connecting.stop().chain(() -> open == null ? Uni.createFrom().voidItem() : open.close());
    }

    private Uni<Loop.Next> connect() {
        PgConnection open = connection.get();
        if (open != null) {
            return keepAlive.due() ? alive(open) : Uni.createFrom().item(Loop.Next.WAIT);
        }
        return pool.getConnection().chain(this::subscribe).replaceWith(Loop.Next.WAIT);
    }

    /** A connection that only listens would be taken for a dead one; and a dead one would not be noticed. */
    private static Uni<Loop.Next> alive(PgConnection open) {
        return open.query("select 1").execute().replaceWith(Loop.Next.WAIT);
    }

    private Uni<Void> subscribe(SqlConnection plain) {
        PgConnection listening = PgConnection.cast(plain);
        PgConnection unused = listening.notificationHandler(notification -> {
            Runnable action = listeners.get(notification.getChannel());
            if (action != null) {
                action.run();
            }
        });
        listening.closeHandler(() -> connection.compareAndSet(listening, null));
        connection.set(listening);
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String channel : listeners.keySet()) {
            done = done.chain(() -> listen(listening, channel));
        }
        return done.invoke(() -> listeners.values().forEach(Runnable::run))
                .onFailure()
                .invoke(() -> connection.set(null));
    }

    private static Uni<Void> listen(PgConnection listening, String channel) {
        return listening.query("listen " + channel).execute().replaceWithVoid();
    }
}
