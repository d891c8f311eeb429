package io.paythread.projection;

import io.paythread.demo.Step;
import io.paythread.platform.postgres.LooseDatabase;
import java.util.List;

/** Lets steps of stories take effect in a database without the container, in batches as they come. */
public final class ToldSteps {
    private final Restartable service;

    public ToldSteps(LooseDatabase database) {
        this.service = new Restartable(database);
    }

    /** One batch, at once. */
    public void tell(List<Step> steps) {
        service.deliver(LoggedSteps.of(steps, Restartable.ADAPTERS));
    }
}
