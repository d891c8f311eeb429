package io.paythread.job;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Long work: how far it is, and how to end it. */
@Path("/v1/jobs")
class JobResource {
    private final Jobs jobs;
    private final JobAnswers answers;
    private final Callers callers;
    private final Pages pages;

    JobResource(Jobs jobs, JobAnswers answers, Callers callers, Pages pages) {
        this.jobs = jobs;
        this.answers = answers;
        this.callers = callers;
        this.pages = pages;
    }

    @GET
    public Uni<PageView<JobView>> list(@BeanParam JobParameters query, @Context UriInfo uri) {
        return jobs.list(query.filter(), pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, answers::view));
    }

    @GET
    @Path("/{id}")
    public Uni<JobView> get(@PathParam("id") String id) {
        return jobs.find(uuid(id)).map(answers::view);
    }

    @DELETE
    @Path("/{id}")
    public Uni<JobView> cancel(@PathParam("id") String id) {
        return jobs.cancel(callers.current(), uuid(id)).map(answers::view);
    }

    private static UUID uuid(String id) {
        return PublicId.parse(IdPrefix.JOB, id).orElseThrow(ServiceException::notFound);
    }
}
