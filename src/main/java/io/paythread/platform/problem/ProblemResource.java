package io.paythread.platform.problem;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Explains the codes of problem documents, at the addresses that their {@code type} names. */
@Path("/problems/{code}")
public class ProblemResource {
    /** What a code means, whether repeating helps, and what to do. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String explain(@PathParam("code") String name) {
        ErrorCode code = Arrays.stream(ErrorCode.values())
                .filter(known -> ProblemView.pageName(known).equals(name))
                .findFirst()
                .orElseThrow(() -> new ServiceException(ErrorCode.NOT_FOUND, "No problem has this name."));
        return """
                %s

                %s.

                Status: %d
                Worth repeating unchanged: %s
                What helps: %s
                """
                .formatted(
                        code.wireName(),
                        code.title(),
                        code.status(),
                        code.retryable() ? "yes, later" : "no",
                        StatusDetail.of(code));
    }
}
