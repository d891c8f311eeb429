package io.paythread.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operating system account that the server runs as. PostgreSQL refuses to run as root, so root's server gives that
 * up first: in a user namespace of its own, where its files still belong to it, or under another user id.
 */
record ServerAccount(List<String> prefix, Optional<Integer> userId) {
    /** The account {@code nobody}. It must have a name: initdb refuses a user id without one. */
    private static final int NOBODY = 65_534;

    private static final int ROOT = 0;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ServerAccount SAME = new ServerAccount(List.of(), Optional.empty());

    /** Nobody inside, but the files still belong to it. */
    private static final ServerAccount NAMESPACE = new ServerAccount(List.of("unshare", "-U"), Optional.empty());

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /** Finds one that works here, by trying: containers forbid now this, now that. */
    static ServerAccount choose(Programs programs, ServerDirectory directory) {
        int owner = owner(directory.cluster()).orElse(ROOT);
        var tried = new StringBuilder();
        for (ServerAccount candidate : candidates(root(directory), owner)) {
            var outcome = candidate.probe(programs, directory);
            if (outcome.succeeded()) {
                return candidate;
            }
            tried.append("\n").append(candidate.prefix()).append(": ").append(outcome.describe());
        }
        throw new DatabaseStartException(
                ("PostgreSQL does not run here under this account: it refuses root and accounts without a name. Run the"
                                + " service as an ordinary user, or set PAYTHREAD_DATABASE_URL to a running PostgreSQL."
                                + " Tried in %s:%s")
                        .formatted(directory.root(), tried));
    }

    /** Whether this process is root's: whoever runs it owns what it made last. */
    static boolean root(ServerDirectory directory) {
        return owner(Path.of("/proc/self")).or(() -> owner(directory.owner())).orElse(NOBODY) == ROOT;
    }

    /** The words of a command that runs under this account. */
    List<String> running(List<String> words) {
        var all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    /** Hands a tree over to this account. */
    void own(Path tree) {
        userId.ifPresent(id -> {
            try (var paths = Files.walk(tree)) {
                for (Path path : paths.filter(path -> owner(path, LinkOption.NOFOLLOW_LINKS)
                                .filter(id::equals)
                                .isEmpty())
                        .toList()) {
                    Files.setAttribute(path, "unix:uid", id, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(path, "unix:gid", id, LinkOption.NOFOLLOW_LINKS);
                }
            } catch (IOException e) {
                throw new DatabaseStartException(
                        "The files in %s cannot be given to user %d (%s).".formatted(tree, id, e), e);
            }
        });
    }

    static List<ServerAccount> candidates(boolean root, int owner) {
        if (!root) {
            return List.of(SAME, NAMESPACE);
        }
        int id = owner == ROOT ? NOBODY : owner;
        var others = List.of(another(id), another(id, "dac_read_search"), another(id, "dac_override"));
        if (owner != ROOT) {
            return others;
        }
        var all = new ArrayList<>(List.of(NAMESPACE));
        all.addAll(others);
        return all;
    }

    private static ServerAccount another(int id) {
        return new ServerAccount(
                List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups"), Optional.of(id));
    }

    /** Keeps a capability, to get at data in folders that are closed to others, such as root's home. */
    private static ServerAccount another(int id, String capability) {
        var words = new ArrayList<>(another(id).prefix());
        words.addAll(List.of("--inh-caps=+" + capability, "--ambient-caps=+" + capability));
        return new ServerAccount(words, Optional.of(id));
    }

    /** Tries it on a folder like those that the server will need. */
    private Command.Outcome probe(Programs programs, ServerDirectory directory) {
        Path folder = directory.root().resolve(".probe");
        try {
            ServerDirectory.delete(folder);
            Files.createDirectory(folder);
            own(folder);
            return new Command(running(probing(programs, folder)), directory.commandLog(), LIMIT).run();
        } catch (IOException | DatabaseStartException e) {
            return new Command.Outcome(Optional.empty(), e.toString());
        } finally {
            ServerDirectory.delete(folder);
        }
    }

    /** initdb looks at the account and at the way to the programs as the server does, and here changes nothing. */
    private static List<String> probing(Programs programs, Path folder) {
        String initdb = programs.program("initdb").toString();
        if (programs.platform().windows()) {
            return List.of(initdb, "--version");
        }
        String script = "\"$1\" --show -D \"$2/none\" > /dev/null && cd \"$2\" && echo yes > answer && test -s answer";
        return List.of("/bin/sh", "-c", script, "sh", initdb, folder.toString());
    }

    private static Optional<Integer> owner(Path path, LinkOption... links) {
        try {
            return Optional.of((Integer) Files.getAttribute(path, "unix:uid", links));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
