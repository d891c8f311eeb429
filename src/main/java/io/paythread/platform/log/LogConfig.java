package io.paythread.platform.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** What the service writes to its console. */
@ConfigMapping(prefix = "paythread.log")
public interface LogConfig {
    /** The key of Quarkus that turns a handler's lines into JSON. */
    String JSON = "quarkus.log.console.json.enabled";

    /** One form of a line. */
    enum Format {
        /** For people. */
        TEXT,
        /** For collectors. */
        JSON
    }

    /**
     * How a line looks: {@code text}, or {@code json} with one object on each line, for what collects logs. An object has
     * {@code timestamp}, {@code level}, {@code loggerName}, {@code message}, {@code exception} and more; {@code mdc} holds
     * {@code request_id} and {@code trace_id}. {@code quarkus.log.console.json.*} has the details of the form.
     */
    @WithDefault("text")
    Format format();

    /** As the framework's settings. */
    static Map<String, String> quarkusProperties(LogConfig config) {
        return config.format() == Format.JSON ? Map.of(JSON, "true") : Map.of();
    }
}
