package io.paythread.job;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** How operations answer that have begun long work. */
@Singleton
public class JobAnswers {
    private static final String PATH = "/v1/jobs/";

    private final Clock clock;

    JobAnswers(Clock clock) {
        this.clock = clock;
    }

    /** 202 with the job and, as {@code Location}, where to look how far it is. */
    public RestResponse<JobView> accepted(Job job) {
        JobView view = view(job);
        return ResponseBuilder.<JobView>create(RestResponse.Status.ACCEPTED, view)
                .header(HttpHeaders.LOCATION, PATH + view.id())
                .build();
    }

    JobView view(Job job) {
        return JobView.of(job, clock.instant());
    }
}
