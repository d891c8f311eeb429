package io.paythread.job;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * How a step ended.
 *
 * @param then what happens to the job now
 * @param checkpoint where the next step goes on; kept at the end, too
 * @param done how many units this step did
 * @param total how many units there are in all, where that is known by now
 * @param result what the job's readers are given; holds nothing personal and no card data
 * @param trouble why the job rests, where it is not by plan; readers see it until the next step
 */
public record Step(
        Then then,
        JsonObject checkpoint,
        long done,
        Optional<Long> total,
        Optional<JsonObject> result,
        Optional<JobError> trouble) {

    /** What happens to the job after the step. */
    public sealed interface Then {
        /** The job goes on at once. */
        record Continue() implements Then {}

        /** The job rests and goes on later: the night's next run. */
        record Rest(Duration pause) implements Then {}

        /** The job has done its work. */
        record End() implements Then {}
    }

    public Step {
        if (done < 0) {
            throw new IllegalArgumentException("a step cannot do " + done + " units");
        }
    }

    /** More is to be done from the checkpoint on. */
    public static Step goOn(JsonObject checkpoint, long done) {
        return new Step(new Then.Continue(), checkpoint, done, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Everything is done for now; the same job runs again after the pause, from the checkpoint on. */
    public static Step rest(Duration pause, JsonObject checkpoint, long done) {
        return new Step(new Then.Rest(pause), checkpoint, done, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Everything is done. */
    public static Step end(JsonObject result, long done) {
        return new Step(
                new Then.End(), new JsonObject(), done, Optional.empty(), Optional.of(result), Optional.empty());
    }

    /** The same, with the number of all units, which stays known from now on. */
    public Step of(long all) {
        return new Step(then, checkpoint, done, Optional.of(all), result, trouble);
    }

    /** The same, with a result that readers see while the job goes on. */
    public Step showing(JsonObject sofar) {
        return new Step(then, checkpoint, done, total, Optional.of(sofar), trouble);
    }

    /** The same, for a reason that readers see while the job rests. */
    public Step because(JobError reason) {
        return new Step(then, checkpoint, done, total, result, Optional.of(reason));
    }
}
