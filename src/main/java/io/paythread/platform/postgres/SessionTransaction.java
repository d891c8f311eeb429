package io.paythread.platform.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** The transaction of a Hibernate session. A session may be used on the context on which it was opened only. */
final class SessionTransaction implements OpenTransaction {
    private final Mutiny.Session session;
    private final Context own;

    SessionTransaction(Mutiny.Session session, Context own) {
        this.session = session;
        this.own = own;
    }

    @Override
    public <T> Uni<Optional<T>> value(Class<T> type, String sql, Object... parameters) {
        return running(() -> {
                    var query = session.createNativeQuery(jpa(sql), type);
                    for (int i = 0; i < parameters.length; i++) {
                        query = query.setParameter(i + 1, parameters[i]);
                    }
                    return query.getResultList();
                })
                .map(rows -> rows.stream().findFirst());
    }

    @Override
    public Uni<Integer> update(String sql, Object... parameters) {
        return running(() -> {
            var query = session.createNativeQuery(jpa(sql));
            for (int i = 0; i < parameters.length; i++) {
                query = query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    @Override
    public Uni<Void> flush() {
        return running(session::flush);
    }

    /** Runs work in the session, and gives its result to the caller's context. */
    <T> Uni<T> running(Supplier<Uni<T>> work) {
        Context callers = Vertx.currentContext();
        return Uni.createFrom().voidItem().emitOn(on(own)).chain(work::get).emitOn(on(callers == null ? own : callers));
    }

    static Executor on(Context context) {
        return command -> context.runOnContext(now -> command.run());
    }

    private static String jpa(String sql) {
        return sql.replace('$', '?');
    }
}
