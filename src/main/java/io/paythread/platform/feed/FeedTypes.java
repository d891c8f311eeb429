package io.paythread.platform.feed;

import java.util.List;

/** The types that a package appends. Implemented by a bean of each such package. */
public interface FeedTypes {
    List<FeedType> types();
}
