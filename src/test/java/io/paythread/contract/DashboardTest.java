package io.paythread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Dashboard and alert rules against the list of metrics, which is held against the service. */
class DashboardTest {
    private static final Path DASHBOARD = Path.of("deploy", "grafana", "paythread.json");
    private static final Path PROMETHEUS = Path.of("deploy", "prometheus");
    private static final Path ALERTS = PROMETHEUS.resolve("alerts.yaml");
    private static final Path OPERATIONS = Path.of("src", "docs", "operations.md");
    /** What Prometheus adds by itself. */
    private static final Set<String> ADDED = Set.of("job", "instance", "le");

    private final Map<String, Set<String>> known = known();

    @Test
    void theDashboardAsksForMetricsAndLabelsThatExist() throws IOException {
        // When
        List<JsonNode> panels = new ObjectMapper().readTree(DASHBOARD.toFile()).findValues("expr");

        // Then
        assertThat(panels).hasSizeGreaterThan(30).allSatisfy(expression -> exists(expression.asText()));
    }

    @Test
    void theDashboardShowsEveryMetricOfOurs() throws IOException {
        // Given
        String dashboard = Files.readString(DASHBOARD);

        // When, Then
        assertThat(MetricRow.listed().stream().filter(row -> row.name().startsWith("paythread_")))
                .filteredOn(row -> !row.name().equals("paythread_audit_checkpoint_undelivered"))
                .allSatisfy(row -> assertThat(dashboard).contains(row.name()));
    }

    @Test
    void everyPanelSaysWhatItShows() throws IOException {
        // When
        JsonNode panels = new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels");

        // Then
        assertThat(StreamSupport.stream(panels.spliterator(), false))
                .filteredOn(panel -> !panel.path("type").asText().equals("row"))
                .allSatisfy(panel -> assertThat(panel.path("description").asText())
                        .as(panel.path("title").asText())
                        .isNotBlank());
    }

    @Test
    void alertsAskForMetricsAndLabelsThatExist() throws IOException {
        assertThat(rules())
                .hasSizeGreaterThan(15)
                .allSatisfy(rule -> exists(rule.get("expr").asText()));
    }

    @Test
    void everyAlertHasASectionThatSaysWhatToDo() throws IOException {
        // Given
        Set<String> sections = new HashSet<>();
        Files.readAllLines(OPERATIONS).stream()
                .filter(line -> line.startsWith("#"))
                .forEach(line -> sections.add(line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT)));

        // When, Then
        assertThat(rules()).allSatisfy(rule -> {
            String name = rule.get("alert").asText().toLowerCase(Locale.ROOT);
            JsonNode annotations = rule.get("annotations");
            assertThat(annotations.get("runbook").asText()).isEqualTo("src/docs/operations.md#" + name);
            assertThat(sections).contains(name);
            assertThat(annotations.get("summary").asText()).isNotBlank();
            assertThat(annotations.get("description").asText()).endsWith(".");
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "info");
        });
    }

    @Test
    void theJobThatAlertsAskForIsTheOneThatScrapes() throws IOException {
        // When
        JsonNode job = new YAMLMapper()
                .readTree(PROMETHEUS.resolve("scrape.yaml").toFile())
                .at("/scrape_configs/0");
        JsonNode monitor = new YAMLMapper()
                .readTree(PROMETHEUS.resolve("podmonitor.yaml").toFile())
                .path("spec");
        String kustomization = Files.readString(Path.of("deploy", "kubernetes", "kustomization.yaml"));

        // Then
        assertThat(job.path("job_name").asText()).isEqualTo("paythread");
        assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
        assertThat(monitor.path("jobLabel").asText()).isEqualTo("app.kubernetes.io/name");
        assertThat(monitor.at("/selector/matchLabels")).hasSize(2);
        assertThat(kustomization).contains("app.kubernetes.io/name: paythread");
    }

    private void exists(String expression) {
        PromQl asked = PromQl.of(expression);
        Set<String> labels = new HashSet<>(ADDED);
        assertThat(asked.selectors()).as(expression).isNotEmpty().allSatisfy(selector -> {
            assertThat(known).as(expression).containsKey(selector.name());
            Set<String> its = new HashSet<>(known.getOrDefault(selector.name(), Set.of()));
            labels.addAll(its);
            its.addAll(ADDED);
            assertThat(its).as(expression).containsAll(selector.labels());
        });
        assertThat(labels).as(expression).containsAll(asked.grouping());
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        JsonNode groups = new YAMLMapper().readTree(ALERTS.toFile()).get("groups");
        groups.forEach(group -> group.get("rules").forEach(rules::add));
        return rules;
    }

    private static Map<String, Set<String>> known() {
        Map<String, Set<String>> known = new HashMap<>(Map.of("up", Set.of()));
        MetricRow.listed().forEach(row -> row.series().forEach(series -> known.put(series, row.labels())));
        return known;
    }
}
