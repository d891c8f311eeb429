package io.paythread.timeline;

import io.paythread.decline.Speaker;
import java.util.Optional;

/** What is told of one payment besides its own objects, as its reader may see it. */
record PaymentStory(
        Speaker speaker,
        RetriesView retries,
        Optional<ObjectRow> invoice,
        Optional<ObjectRow> subscription,
        Optional<ObjectRow> checkout,
        Optional<Recovery> recovery) {}
