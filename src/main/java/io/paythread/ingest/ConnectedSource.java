package io.paythread.ingest;

import io.paythread.ingest.spi.SourceAdapter;
import java.util.UUID;

/** A source that takes events at the moment, with who reads them. */
public record ConnectedSource(UUID id, String name, SourceAdapter adapter) {}
