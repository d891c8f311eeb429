package io.paythread.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bytes of a file of ten are wanted. */
class ByteRangeTest {
    private static final long TEN = 10;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=2-5, 2, 4",
        "bytes=7-, 7, 3",
        "bytes=5-99, 5, 5",
        "bytes=-3, 7, 3",
        "bytes=-99, 0, 10"
    })
    void readsOneRange(String header, long first, long length) {
        assertThat(ByteRange.read(header, TEN)).contains(new ByteRange(first, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=5-3",
                "bytes=1-2,4-5",
                "lines=1-2",
                "bytes=a-b",
                "bytes=99999999999999999999-"
            })
    void takesWhatIsNoRangeForNone(String header) {
        assertThat(ByteRange.read(header, TEN)).contains(ByteRange.whole(TEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=12-10", "bytes=-0"})
    void findsNothingBehindTheEnd(String header) {
        assertThat(ByteRange.read(header, TEN)).isEmpty();
    }

    @Test
    void isTheWholeOfAFileWithoutBytes() {
        assertThat(ByteRange.read(null, 0)).contains(ByteRange.whole(0));
        assertThat(ByteRange.read("bytes=0-", 0)).isEmpty();
    }

    @Test
    void saysWhereItLies() {
        assertThat(new ByteRange(2, 4).of(TEN)).isEqualTo("bytes 2-5/10");
    }
}
