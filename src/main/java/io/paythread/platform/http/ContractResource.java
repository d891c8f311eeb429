package io.paythread.platform.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Serves the contract, {@code openapi/openapi.yaml} of the repository, as it was written: not what a scanner makes of
 * the code. A test holds the two against each other. Public, as the contract of an API that people integrate with is.
 */
@Path("/")
public class ContractResource {
    private static final String LOCATION = "/openapi/openapi.yaml";
    private static final String EVENTS = "/openapi/asyncapi.yaml";

    private final String yaml;
    private final String json;
    private final String events;

    ContractResource() {
        yaml = read(LOCATION);
        json = toJson(yaml);
        events = read(EVENTS);
    }

    /** The contract as it was written. */
    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    @Operation(hidden = true)
    public String yaml() {
        return yaml;
    }

    /** The same as JSON. */
    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public String json() {
        return json;
    }

    /** What is told without being asked: the stream and the webhooks, with the schemas of the contract. */
    @GET
    @Path("asyncapi.yaml")
    @Produces("application/yaml")
    @Operation(hidden = true)
    public String events() {
        return events;
    }

    private static String read(String location) {
        try (InputStream in = ContractResource.class.getResourceAsStream(location)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + location);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String toJson(String yaml) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the contract is no YAML", e);
        }
    }
}
