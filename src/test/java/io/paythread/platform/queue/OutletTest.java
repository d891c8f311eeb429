package io.paythread.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutletTest {
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger emptied = new AtomicInteger();
    private final Outlet<String> outlet = new Outlet<>(3, ended::incrementAndGet, emptied::incrementAndGet);

    @Test
    void handsItemsAtTheReadersPace() {
        // Given
        AssertSubscriber<String> reader = outlet.items().subscribe().withSubscriber(AssertSubscriber.create(1));

        // When
        boolean taken = outlet.offer(List.of("a", "b", "c"));

        // Then
        assertThat(taken).isTrue();
        assertThat(reader.getItems()).containsExactly("a");
        reader.request(2);
        assertThat(reader.getItems()).containsExactly("a", "b", "c");
        assertThat(emptied).hasValue(1);
    }

    @Test
    void takesAllOrNothing() {
        // Given
        assertThat(outlet.offer(List.of("a", "b"))).isTrue();

        // When
        boolean taken = outlet.offer(List.of("c", "d"));

        // Then
        assertThat(taken).isFalse();
        AssertSubscriber<String> reader = outlet.items().subscribe().withSubscriber(AssertSubscriber.create(9));
        assertThat(reader.getItems()).containsExactly("a", "b");
    }

    @Test
    void tellsASlowReaderWhyItEnds() {
        // Given
        AssertSubscriber<String> reader = outlet.items().subscribe().withSubscriber(AssertSubscriber.create(0));
        assertThat(outlet.offer(List.of("a", "b", "c"))).isTrue();

        // When
        outlet.end("too slow");
        reader.request(5);

        // Then
        assertThat(reader.getItems()).containsExactly("too slow");
        reader.assertCompleted();
        assertThat(outlet.offer(List.of("d"))).isFalse();
        assertThat(ended).hasValue(1);
    }

    @Test
    void noticesOnceThatTheReaderHasGone() {
        // Given
        AssertSubscriber<String> reader = outlet.items().subscribe().withSubscriber(AssertSubscriber.create(1));

        // When
        reader.cancel();
        outlet.end("nobody hears it");

        // Then
        assertThat(outlet.isOver()).isTrue();
        assertThat(ended).hasValue(1);
    }
}
