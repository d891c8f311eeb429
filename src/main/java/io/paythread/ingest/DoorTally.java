package io.paythread.ingest;

import io.paythread.ingest.IngestMetrics.Answered;
import io.paythread.ingest.spi.Verdict;
import io.paythread.platform.problem.ServiceException;
import jakarta.inject.Singleton;

/** What the door counts of requests, once for the metrics of this process and once for the common sums of all. */
@Singleton
class DoorTally {
    private static final String NO_SOURCE = "none";

    private final IngestMetrics metrics;
    private final DoorCounts counts;

    DoorTally(IngestMetrics metrics, DoorCounts counts) {
        this.metrics = metrics;
        this.counts = counts;
    }

    /** A whole request has arrived. */
    void received(LiveSource source) {
        metrics.received(source.name());
        counts.received(source);
    }

    /** A request's events are durable. */
    void stored(LiveSource source, Outcome.Stored outcome) {
        metrics.stored(source.name(), outcome);
        counts.stored(source, outcome);
    }

    /** The provider was asked to send a request again. */
    void notStored(LiveSource source, Outcome.Cause cause) {
        metrics.notStored(source.name(), cause);
        counts.notStored(source, cause);
    }

    /** The provider did not sign it, or not now. */
    void refused(LiveSource source, Verdict.Reason reason) {
        refused(source, IngestMetrics.word(reason));
    }

    /** Turned away before the first byte of the body. */
    void refused(LiveSource source, Refusal refusal) {
        refused(source, IngestMetrics.word(refusal));
    }

    /** The body could not be read. */
    void refused(LiveSource source, ServiceException unread) {
        refused(source, unread.code().wireName());
    }

    /** More than the source, or the address, may send. */
    void tooMany(LiveSource source) {
        refused(source, "too_many_requests");
    }

    /** Nobody knows a source of that name; the common sums are kept for each source. */
    void nowhere(Refusal refusal) {
        metrics.refused(NO_SOURCE, IngestMetrics.word(refusal));
    }

    /** A request is answered. */
    void answered(LiveSource source, Answered outcome, long sinceNanos) {
        metrics.answered(source, outcome, sinceNanos);
    }

    private void refused(LiveSource source, String reason) {
        metrics.refused(source.name(), reason);
        counts.refused(source, reason);
    }
}
