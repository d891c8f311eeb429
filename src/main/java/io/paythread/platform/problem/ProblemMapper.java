package io.paythread.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers whatever a resource, or the framework on its way to it, throws. */
class ProblemMapper {
    private static final int LOWEST_ERROR = 400;

    private final ProblemWriter writer;

    ProblemMapper(ProblemWriter writer) {
        this.writer = writer;
    }

    @ServerExceptionMapper
    Response service(ServiceException thrown, RoutingContext context) {
        return answer(thrown, context);
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response notFound(NotFoundException thrown, RoutingContext context) {
        return answer(thrown, context);
    }

    /** What is no error, such as a redirect, stays as it is. */
    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response web(WebApplicationException thrown, RoutingContext context) {
        Response given = thrown.getResponse();
        return given.getStatus() < LOWEST_ERROR ? given : answer(thrown, context);
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response mismatch(MismatchedInputException thrown, RoutingContext context) {
        return answer(thrown, context);
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response json(JsonProcessingException thrown, RoutingContext context) {
        return answer(thrown, context);
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response validation(ValidationException thrown, RoutingContext context) {
        return answer(thrown, context);
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Response anything(Throwable thrown, RoutingContext context) {
        return answer(thrown, context);
    }

    private Response answer(Throwable thrown, RoutingContext context) {
        ServiceException failure = Faults.of(thrown);
        ProblemWriter.log(failure, thrown);
        ProblemWriter.addHeaders(context.response(), failure);
        ProblemView view = writer.view(failure, context.request().path(), RequestId.of(context));
        return Response.status(failure.code().status())
                .type(ProblemView.MEDIA_TYPE)
                .entity(view)
                .build();
    }
}
