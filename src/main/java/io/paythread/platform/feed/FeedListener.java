package io.paythread.platform.feed;

import java.util.List;

/** Hears of rows as they become visible. Called on the tail's thread: takes them and returns, and never throws. */
public interface FeedListener {
    /**
     * New rows, in order. May be called with none.
     *
     * @param end the place behind them: whoever has read up to there has missed nothing
     */
    void rows(List<FeedRow> rows, FeedPosition end);
}
