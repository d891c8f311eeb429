package io.paythread.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.feed.FeedCursors.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedCursorsTest {
    private static final FeedState STATE = new FeedState("one", new FeedPosition(100, 7), new FeedPosition(200, 0));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    the last row that was deleted      | one   | 100 | 7 | true
                    rows behind it were deleted        | one   | 100 | 6 | false
                    in between                         | one   | 150 | 3 | true
                    an empty page's end                | one   | 200 | 0 | true
                    ahead of what can be read          | one   | 200 | 1 | false
                    of a state that was put back       | one   | 201 | 0 | false
                    of another database                | other | 150 | 3 | false
                    """)
    void takesAPlaceThatTheFeedCanHaveGivenOutAndStillKnows(
            String what, String epoch, long xid, long seq, boolean good) {
        assertThat(new Place(epoch, new FeedPosition(xid, seq)).isGood(STATE))
                .as(what)
                .isEqualTo(good);
    }
}
