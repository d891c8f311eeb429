package io.paythread.ingest;

import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.PanacheSessions;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Brings the sources of the configuration in line with it, at each start. What is equal already is left alone, so that
 * replicas that start together do not count versions up for nothing.
 */
@ApplicationScoped
class ConfiguredSources {
    private static final Logger LOG = Logger.getLogger(ConfiguredSources.class);

    private final SourcesConfig config;
    private final List<BuiltInSources> builtIn;
    private final SourceAdapters adapters;
    private final PanacheSessions sessions;
    private final SourceRepository sources;
    private final SourceSecretRepository secrets;
    private final SourceSecrets vault;
    private final SourceAudit audit;
    private final Ids ids;
    private final Clock clock;

    ConfiguredSources(
            SourcesConfig config,
            @All List<BuiltInSources> builtIn,
            SourceAdapters adapters,
            PanacheSessions sessions,
            SourceRepository sources,
            SourceSecretRepository secrets,
            SourceSecrets vault,
            SourceAudit audit,
            Ids ids,
            Clock clock) {
        this.config = config;
        this.builtIn = List.copyOf(builtIn);
        this.adapters = adapters;
        this.sessions = sessions;
        this.sources = sources;
        this.secrets = secrets;
        this.vault = vault;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** In line when this completes; fails, and changes nothing, where the configuration is wrong. */
    Uni<Void> align() {
        List<NewSource> wanted = Stream.concat(
                        WantedSources.of(config, adapters).stream(),
                        builtIn.stream()
                                .flatMap(part -> part.sources().stream())
                                .map(NewSource::of))
                .toList();
        return sessions.inTransaction(() -> sources.lockAll()
                .chain(() -> each(wanted))
                .chain(() -> pauseOthers(wanted.stream().map(NewSource::name).collect(Collectors.toSet()))));
    }

    private Uni<Void> each(List<NewSource> wanted) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (NewSource wish : wanted) {
            done = done.chain(() -> sources.lockByName(wish.name()).chain(found -> align(wish, found)));
        }
        return done;
    }

    private Uni<Void> align(NewSource wish, Optional<Source> found) {
        if (found.isEmpty()) {
            return insert(wish);
        }
        Source present = found.get();
        if (!present.provider().equals(wish.provider())) {
            throw new IllegalStateException("paythread.sources." + wish.name() + ".provider was " + present.provider()
                    + " and cannot change. Use another name for another account.");
        }
        return alignSecrets(present, wish)
                .chain(changed -> changed || differs(present, wish)
                        ? update(present, wish)
                        : Uni.createFrom().voidItem());
    }

    private static boolean differs(Source present, NewSource wish) {
        return present.managedBy() != ManagedBy.CONFIGURATION
                || present.state() != SourceState.ACTIVE
                || !present.description().equals(wish.description())
                || !present.tolerance().equals(wish.tolerance());
    }

    private Uni<Void> update(Source present, NewSource wish) {
        LOG.infof("source brought in line with the configuration source=%s", wish.name());
        return sources.update(source(present, wish))
                .chain(changed -> audit.changed(SourceAudit.CONFIGURATION, "source.change", present, changed));
    }

    private Source source(Source present, NewSource wish) {
        return new Source(
                present.id(),
                present.name(),
                present.provider(),
                present.kind(),
                ManagedBy.CONFIGURATION,
                SourceState.ACTIVE,
                wish.description(),
                wish.tolerance(),
                present.version() + 1,
                present.createdAt(),
                clock.instant(),
                present.secrets());
    }

    private Uni<Void> insert(NewSource wish) {
        Instant now = clock.instant();
        Source source = new Source(
                wish.id().orElseGet(ids::next),
                wish.name(),
                wish.provider(),
                adapters.of(wish.provider()).orElseThrow().kind(),
                ManagedBy.CONFIGURATION,
                SourceState.ACTIVE,
                wish.description(),
                wish.tolerance(),
                0,
                now,
                now,
                List.of());
        LOG.infof("source made by the configuration source=%s provider=%s", wish.name(), wish.provider());
        return sources.insert(source)
                .chain(() -> addSecrets(source, wish.secrets()))
                .chain(() -> audit.created(SourceAudit.CONFIGURATION, source));
    }

    private Uni<Boolean> alignSecrets(Source present, NewSource wish) {
        return secrets.of(List.of(present.id())).chain(rows -> {
            List<SourceSecretEntity> gone = rows.stream()
                    .filter(row -> !wish.secrets().contains(opened(row)) || row.expiresAt != null)
                    .toList();
            Set<String> kept = rows.stream()
                    .filter(row -> !gone.contains(row))
                    .map(this::opened)
                    .collect(Collectors.toSet());
            List<String> added =
                    wish.secrets().stream().filter(text -> !kept.contains(text)).toList();
            return removeSecrets(gone)
                    .chain(() -> addSecrets(present, added))
                    .replaceWith(!gone.isEmpty() || !added.isEmpty());
        });
    }

    private String opened(SourceSecretEntity row) {
        return vault.open(row.id, row.sealed);
    }

    private Uni<Void> removeSecrets(List<SourceSecretEntity> gone) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (SourceSecretEntity row : gone) {
            done = done.chain(() -> secrets.remove(row.id));
        }
        return done;
    }

    private Uni<Void> addSecrets(Source source, List<String> texts) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String text : texts) {
            done = done.chain(() -> secrets.add(ids.next(), source.id(), text, clock.instant()));
        }
        return done;
    }

    private Uni<Void> pauseOthers(Set<String> wanted) {
        return sources.managedBy(ManagedBy.CONFIGURATION).chain(kept -> {
            Uni<Void> done = Uni.createFrom().voidItem();
            for (Source source : kept) {
                if (!wanted.contains(source.name()) && source.state() == SourceState.ACTIVE) {
                    LOG.warnf("source paused because the configuration no longer has it source=%s", source.name());
                    done = done.chain(() -> sources.update(
                                    SourceChange.to(SourceState.PAUSED).applied(source, clock.instant()))
                            .chain(paused -> audit.changed(SourceAudit.CONFIGURATION, "source.pause", source, paused)));
                }
            }
            return done;
        });
    }
}
