package io.paythread.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus is told, in its text format. */
public final class Scrape {
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> meanings = new HashMap<>();
    private final Map<String, Set<String>> labels = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();

    public Scrape(String text) {
        text.lines().forEach(this::take);
    }

    private void take(String line) {
        if (line.startsWith("# ")) {
            String[] words = line.split(" ", 4);
            if (words.length == 4) {
                (words[1].equals("TYPE") ? types : meanings).put(words[2], words[3].strip());
            }
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        if (sample.matches()) {
            values.put(line.substring(0, line.lastIndexOf(' ')), sample.group(3));
            Set<String> names = labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
            Matcher each = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
            while (each.find()) {
                names.add(each.group(1));
            }
        }
    }

    /** The value of one sample, as it is written; empty where there is none. */
    public String value(String sample) {
        return values.getOrDefault(sample, "");
    }

    /** All metrics whose name begins so. The greatest value that belongs to a histogram or summary is no metric of its own. */
    public List<MetricRow> rows(String prefix) {
        List<MetricRow> rows = new ArrayList<>();
        types.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> !name.endsWith("_max") || !types.containsKey(name.substring(0, name.length() - 4)))
                .sorted()
                .forEach(name -> rows.add(row(name)));
        return rows;
    }

    private MetricRow row(String name) {
        String type = types.getOrDefault(name, "");
        // Newer forms of the format leave the ending of counters to the samples.
        String whole = type.equals("counter") && !name.endsWith("_total") ? name + "_total" : name;
        Set<String> all = new TreeSet<>();
        for (String series : List.of(whole, name + "_bucket", name + "_count")) {
            all.addAll(labels.getOrDefault(series, Set.of()));
        }
        all.remove("le");
        return new MetricRow(whole, type, all, meanings.getOrDefault(name, ""));
    }
}
