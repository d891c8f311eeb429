package io.paythread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in {@code deploy} against the types of the Kubernetes API, against itself, and against the documented keys. */
class ManifestsTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final Path FOLDER = DEPLOY.resolve("kubernetes");
    private static final Pattern KEY = Pattern.compile("\\bPAYTHREAD_[A-Z_]+\\b");
    /** What is for compose and for scripts, and no key of the service. */
    private static final Set<String> OTHERS = Set.of("PAYTHREAD_IMAGE", "PAYTHREAD_USER");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 ServiceAccount", ServiceAccount.class,
            "v1 Service", Service.class,
            "v1 Secret", Secret.class,
            "apps/v1 Deployment", Deployment.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    /** The models keep fields that they do not know; here those are mistakes. */
    private static final ObjectMapper STRICT = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    @ParameterizedTest
    @MethodSource("manifests")
    void isOfItsKindWithoutUnknownFields(Path file) throws IOException {
        // When
        JsonNode tree = STRICT.readTree(Files.readString(file));
        HasMetadata read = STRICT.treeToValue(tree, kind(tree));

        // Then
        assertThat(read.getMetadata().getName()).isEqualTo("paythread");
        assertThat(STRICT.<JsonNode>valueToTree(read).path("spec").size())
                .as("no field of the file is left out")
                .isGreaterThanOrEqualTo(tree.path("spec").size());
    }

    @Test
    void refusesAFieldThatIsMisspelt() {
        // Given
        String misspelt = "{apiVersion: v1, kind: Service, metadata: {name: x}, spec: {portz: []}}";

        // Then
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> STRICT.readValue(misspelt, Service.class))
                .hasMessageContaining("portz");
    }

    @Test
    void namesEveryManifestInTheKustomization() throws IOException {
        // When
        JsonNode kustomization = STRICT.readTree(Files.readString(FOLDER.resolve("kustomization.yaml")));

        // Then
        Set<String> named = new TreeSet<>();
        kustomization.path("resources").forEach(name -> named.add(name.asText()));
        assertThat(named)
                .isEqualTo(manifests()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.startsWith("secret."))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void selectsThePodsAndPortsThatAreThere() throws IOException {
        // When
        Deployment deployment = read("deployment.yaml", Deployment.class);
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        Container service =
                deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
        List<String> ports =
                service.getPorts().stream().map(port -> port.getName()).toList();

        // Then
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
        assertThat(List.of(
                        deployment.getSpec().getSelector().getMatchLabels(),
                        read("service.yaml", Service.class).getSpec().getSelector(),
                        read("networkpolicy.yaml", NetworkPolicy.class)
                                .getSpec()
                                .getPodSelector()
                                .getMatchLabels(),
                        read("poddisruptionbudget.yaml", PodDisruptionBudget.class)
                                .getSpec()
                                .getSelector()
                                .getMatchLabels()))
                .containsOnly(labels);
        assertThat(Stream.of(service.getStartupProbe(), service.getLivenessProbe(), service.getReadinessProbe())
                        .map(probe -> probe.getHttpGet().getPort().getStrVal()))
                .containsOnly("management")
                .isSubsetOf(ports);
        assertThat(service.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getSecurityContext()
                        .getRunAsNonRoot())
                .isTrue();
    }

    @Test
    void letsOutWhatReceiversOfWebhooksMayListenOn() throws IOException {
        // When
        NetworkPolicy policy = read("networkpolicy.yaml", NetworkPolicy.class);

        // Then
        assertThat(policy.getSpec().getEgress().stream()
                        .filter(rule -> rule.getTo().stream().anyMatch(peer -> peer.getIpBlock() != null))
                        .flatMap(rule -> rule.getPorts().stream())
                        .map(port -> port.getPort().getIntVal()))
                .containsExactlyInAnyOrder(443, 8443);
    }

    @Test
    void composePublishesToItsOwnMachineOnly() throws IOException {
        // When
        JsonNode service = STRICT.readTree(Files.readString(DEPLOY.resolve("compose.yaml")))
                .at("/services/service");

        // Then
        assertThat(service.path("ports"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("127.0.0.1:8080:8080", "127.0.0.1:9000:9000");
        assertThat(service.at("/environment/QUARKUS_MANAGEMENT_HOST").asText()).isEqualTo("0.0.0.0");
        assertThat(service.at("/healthcheck/test").toString()).contains("/q/health/ready");
    }

    @Test
    void findsEveryMountedFileInTheSecret() throws IOException {
        // Given
        Set<String> keys =
                read("secret.example.yaml", Secret.class).getStringData().keySet();

        // When
        Set<String> mounted = Pattern.compile("/run/secrets/paythread/([a-z.-]+)")
                .matcher(Files.readString(FOLDER.resolve("deployment.yaml"))
                        + Files.readString(FOLDER.resolve("kustomization.yaml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        // Then
        assertThat(mounted).isEqualTo(keys);
    }

    @Test
    void setsDocumentedKeysOnly() throws IOException {
        // Given
        String documented = Files.readString(Path.of("src", "docs", "configuration.md"));
        Set<String> known = documented
                .lines()
                .flatMap(line -> KEY.matcher(line).results().map(found -> found.group()))
                .collect(Collectors.toSet());

        // When
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group()));
            }
        }
        used.removeAll(OTHERS);
        used.removeIf(name -> name.startsWith("PAYTHREAD_SOURCES_"));

        // Then
        assertThat(used).isSubsetOf(known);
    }

    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> !file.getFileName().toString().equals("kustomization.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Class<? extends HasMetadata> kind(JsonNode tree) {
        String name = tree.path("apiVersion").asText() + " " + tree.path("kind").asText();
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().equals(name))
                .map(kind -> (Class<? extends HasMetadata>) kind.getValue())
                .findFirst()
                .orElseThrow(() -> new AssertionError("unknown kind " + name));
    }

    private static <T> T read(String file, Class<T> type) throws IOException {
        return STRICT.readValue(Files.readString(FOLDER.resolve(file)), type);
    }
}
