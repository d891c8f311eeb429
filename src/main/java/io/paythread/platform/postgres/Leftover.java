package io.paythread.platform.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What {@code postmaster.pid} in a cluster says, held against the processes that are there. */
record Leftover(State state, long pid, int port) {
    private static final Leftover NONE = new Leftover(State.NONE, 0, 0);
    private static final int LINE_OF_PORT = 3;
    private static final int LINE_OF_STATE = 7;

    /** Nothing there; a file whose process is gone or is something else by now; our server, coming or going; our server. */
    enum State {
        NONE,
        STALE,
        RUNNING,
        READY
    }

    /** What the operating system says about a process. */
    record Seen(String command, List<String> arguments) {
        Seen {
            arguments = List.copyOf(arguments);
        }

        /** A process id may belong to another program by now, so the program and its data directory are looked at. */
        boolean serves(Path cluster) {
            int flag = arguments.indexOf("-D");
            return command.contains("postgres")
                    && flag >= 0
                    && flag + 1 < arguments.size()
                    && arguments.get(flag + 1).equals(cluster.toString());
        }
    }

    static Leftover of(Path cluster, Optional<String> file, Function<Long, Optional<Seen>> processes) {
        if (file.isEmpty()) {
            return NONE;
        }
        List<String> lines = file.get().lines().toList();
        long pid = number(lines, 0);
        boolean ours = processes.apply(pid).filter(seen -> seen.serves(cluster)).isPresent();
        if (!ours) {
            return new Leftover(State.STALE, pid, 0);
        }
        boolean ready =
                lines.size() > LINE_OF_STATE && lines.get(LINE_OF_STATE).strip().equals("ready");
        return new Leftover(ready ? State.READY : State.RUNNING, pid, (int) number(lines, LINE_OF_PORT));
    }

    /** The same with this machine's processes. */
    static Leftover in(Path cluster) {
        return of(cluster, ServerDirectory.read(cluster.resolve("postmaster.pid")), Leftover::look);
    }

    private static Optional<Seen> look(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(process -> {
            var linux = ServerDirectory.read(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .map(words -> List.of(words.split("\0", -1)));
            var words = linux.orElseGet(() -> List.of(process.info().arguments().orElse(new String[0])));
            return new Seen(
                    process.info()
                            .command()
                            .or(() -> words.stream().findFirst())
                            .orElse(""),
                    words);
        });
    }

    private static long number(List<String> lines, int index) {
        try {
            return lines.size() > index ? Long.parseLong(lines.get(index).strip()) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
