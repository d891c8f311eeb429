package io.paythread.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the faults named on the command line, all without names, and prints one table. Ends with 1 where something is wrong. */
public final class Faults {
    private Faults() {}

    /** One fault, from its site to its verdict. */
    interface Fault {
        Verdict run(String name) throws Exception;
    }

    /** Arguments: any of the names below. */
    public static void main(String... names) throws Exception {
        Map<String, Fault> faults = all();
        List<String> wanted = names.length == 0 ? List.copyOf(faults.keySet()) : List.of(names);
        Report report = new Report();
        for (String name : wanted) {
            Fault fault = faults.get(name);
            if (fault == null) {
                throw new IllegalArgumentException("no fault is called " + name + "; there are " + faults.keySet());
            }
            System.out.println("fault " + name);
            report.add(fault.run(name));
        }
        System.out.println(report.table());
        write(report);
        System.exit(report.clean() ? 0 : 1);
    }

    private static Map<String, Fault> all() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("kill", ServiceFaults::killed);
        faults.put("replica", ServiceFaults::replicaKilled);
        faults.put("rolling", ServiceFaults::rolledKilledAndCut);
        faults.put("postgres", DatabaseFaults::stoppedAtOnce);
        faults.put("disk", DatabaseFaults::diskFull);
        faults.put("database-line", DatabaseFaults::lineBroken);
        faults.put("receiver-line", ReceiverFaults::lineBroken);
        faults.put("receiver", ReceiverFaults::badAnswers);
        return faults;
    }

    private static void write(Report report) throws IOException {
        Path file = Path.of("target", "faults", "faults.md");
        Path unused = Files.writeString(file, report.table());
    }
}
