package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.demo.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says whether a story comes to the same, whatever the order of its events, each of them delivered twice. */
final class AnyOrder {
    private AnyOrder() {}

    /**
     * Plays the events as they are and then in so many shuffled orders, each on an empty stage.
     *
     * @param play how: the stage's {@code play} or {@code project}
     * @param told what has to be the same each time
     */
    static void assertSame(
            Stage stage, Consumer<List<Step>> play, List<Step> genuine, int orders, Supplier<String> told) {
        stage.clear();
        stage.play(genuine);
        String inOrder = told.get();
        for (int seed = 0; seed < orders; seed++) {
            stage.clear();
            play.accept(shuffled(genuine, seed));
            assertThat(told.get()).as("seed " + seed).isEqualTo(inOrder);
        }
    }

    /** Every event twice, in an order that the seed stands for. */
    static List<Step> shuffled(List<Step> genuine, int seed) {
        List<Step> steps = twice(genuine);
        Collections.shuffle(steps, new Random(seed));
        return steps;
    }

    /** Every event twice, the second time right after the first. */
    static List<Step> twice(List<Step> steps) {
        List<Step> twice = new ArrayList<>();
        steps.forEach(step -> twice.addAll(List.of(step, step)));
        return twice;
    }
}
