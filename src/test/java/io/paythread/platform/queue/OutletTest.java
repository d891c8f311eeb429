package io.paythread.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutletTest {
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger emptied = new AtomicInteger();
    private final AtomicInteger arrived = new AtomicInteger();
    private final Outlet<String> outlet = new Outlet<>(3, ended::incrementAndGet, emptied::incrementAndGet);

    @Test
    void givesAllThatWaitsAndSaysWhenTheReaderHadEverything() {
        // Given
        outlet.attach(arrived::incrementAndGet);
        assertThat(outlet.offer(List.of("a", "b"))).isTrue();

        // When
        List<String> first = outlet.take();
        assertThat(outlet.offer(List.of("c"))).isTrue();
        boolean last = outlet.handed();
        List<String> second = outlet.take();

        // Then
        assertThat(first).containsExactly("a", "b");
        assertThat(second).containsExactly("c");
        assertThat(last).isFalse();
        assertThat(arrived).hasValue(3);
        assertThat(emptied).hasValue(0);
        assertThat(outlet.handed()).isFalse();
        assertThat(emptied).hasValue(1);
    }

    @Test
    void tellsAReaderThatComesLaterWhatWaits() {
        // Given
        assertThat(outlet.offer(List.of("a"))).isTrue();

        // When
        outlet.attach(arrived::incrementAndGet);

        // Then
        assertThat(arrived).hasValue(1);
        assertThat(outlet.take()).containsExactly("a");
    }

    @Test
    void takesAllOrNothing() {
        // Given
        assertThat(outlet.offer(List.of("a", "b"))).isTrue();

        // When
        boolean taken = outlet.offer(List.of("c", "d"));

        // Then
        assertThat(taken).isFalse();
        assertThat(outlet.take()).containsExactly("a", "b");
    }

    @Test
    void hasNoRoomForMoreWhileMuchIsUnderWay() {
        // Given
        assertThat(outlet.offer(List.of("a", "b"))).isTrue();
        assertThat(outlet.take()).hasSize(2);

        // When
        boolean taken = outlet.offer(List.of("c", "d"));

        // Then
        assertThat(taken).isFalse();
        assertThat(outlet.isEmpty()).isFalse();
    }

    @Test
    void tellsASlowReaderWhyItEnds() {
        // Given
        assertThat(outlet.offer(List.of("a", "b", "c"))).isTrue();

        // When
        outlet.end("too slow");
        List<String> taken = outlet.take();

        // Then
        assertThat(taken).containsExactly("too slow");
        assertThat(outlet.offer(List.of("d"))).isFalse();
        assertThat(ended).hasValue(0);
        assertThat(outlet.handed()).isTrue();
        assertThat(ended).hasValue(1);
    }

    @Test
    void tellsOfTheEndAfterWhatIsUnderWay() {
        // Given
        assertThat(outlet.offer(List.of("a"))).isTrue();
        assertThat(outlet.take()).containsExactly("a");
        outlet.end("too slow");

        // When
        boolean last = outlet.handed();

        // Then
        assertThat(last).isFalse();
        assertThat(outlet.take()).containsExactly("too slow");
        assertThat(outlet.handed()).isTrue();
    }

    @Test
    void noticesOnceThatTheReaderHasGone() {
        // When
        outlet.leave();
        outlet.leave();
        outlet.end("nobody hears it");

        // Then
        assertThat(outlet.isOver()).isTrue();
        assertThat(outlet.take()).isEmpty();
        assertThat(ended).hasValue(1);
    }
}
