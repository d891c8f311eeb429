package io.paythread.ingest;

import io.paythread.platform.postgres.AtStart;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Before the first request: the sources of the configuration are in line with it, and the door knows all sources. */
@Singleton
class DoorAtStart implements AtStart {
    private final ConfiguredSources configured;
    private final SourceDirectory directory;

    DoorAtStart(ConfiguredSources configured, SourceDirectory directory) {
        this.configured = configured;
        this.directory = directory;
    }

    @Override
    public Uni<Void> prepare() {
        return configured.align().chain(() -> Uni.createFrom()
                .completionStage(() -> directory.start().toCompletionStage()));
    }
}
