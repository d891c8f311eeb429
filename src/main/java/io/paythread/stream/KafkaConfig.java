package io.paythread.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The feed as a topic of Kafka. */
@ConfigMapping(prefix = "paythread.kafka")
interface KafkaConfig {

    /** Brokers to begin with, {@code host:port} with commas between. Without it nothing is sent. */
    Optional<String> bootstrapServers();

    /** The topic. It is not made here unless the brokers make topics by themselves; its partitions are up to you. */
    @WithDefault("paythread.feed")
    String topic();

    /**
     * What the readers of the topic may see, as the scopes of an API key. Everybody who may read the topic sees it, so
     * that addresses ({@code pii:read}) and reasons that customers must not be told ({@code risk:read}) are left out
     * unless they are named here.
     */
    @WithDefault("customers:read,payments:read,tickets:read,disputes:read")
    Set<String> scopes();

    /** Changes sent at once. More is cheaper for each, and more come twice after a crash. */
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int batchSize();

    /**
     * Settings of Kafka's own producer, such as {@code "security.protocol"} and {@code "sasl.jaas.config"}. Those that
     * keep the order and the promise that nothing is lost ({@code acks}, {@code enable.idempotence}) are fixed.
     */
    Map<String, String> properties();
}
