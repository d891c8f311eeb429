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
    /** A number without a name, so that no other daemon shares it. */
    private static final int NAMELESS = 15_432;

    private static final int ROOT = 0;
    private static final ServerAccount SAME = new ServerAccount(List.of(), Optional.empty());

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /** Finds one that works here, by trying: containers forbid now this, now that. */
    static ServerAccount choose(Programs programs, ServerDirectory directory) {
        if (owner(Path.of("/proc/self")).or(() -> owner(directory.lock())).orElse(1) != ROOT) {
            return SAME;
        }
        int owner = owner(directory.cluster()).orElse(ROOT);
        return candidates(owner).stream()
                .filter(candidate -> candidate.works(programs, directory))
                .findFirst()
                .orElseThrow(() -> new DatabaseStartException(
                        ("PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv --reuid' works here to give"
                                        + " root up (data directory %s). Run the service as an ordinary user, or set"
                                        + " PAYTHREAD_DATABASE_URL to a running PostgreSQL.")
                                .formatted(directory.root())));
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
                for (Path path : paths.toList()) {
                    Files.setAttribute(path, "unix:uid", id, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(path, "unix:gid", id, LinkOption.NOFOLLOW_LINKS);
                }
            } catch (IOException e) {
                throw new DatabaseStartException(
                        "The files in %s cannot be given to user %d (%s).".formatted(tree, id, e), e);
            }
        });
    }

    private static List<ServerAccount> candidates(int owner) {
        int id = owner == ROOT ? NAMELESS : owner;
        var all = new ArrayList<ServerAccount>();
        if (owner == ROOT) {
            all.add(new ServerAccount(List.of("unshare", "-U"), Optional.empty()));
        }
        all.add(another(id));
        all.add(another(id, "dac_read_search"));
        all.add(another(id, "dac_override"));
        return all;
    }

    private static ServerAccount another(int id) {
        return new ServerAccount(
                List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups"), Optional.of(id));
    }

    /** Keeps a capability, to get through folders that are closed to others, such as root's home. */
    private static ServerAccount another(int id, String capability) {
        var words = new ArrayList<>(another(id).prefix());
        words.addAll(List.of("--inh-caps=+" + capability, "--ambient-caps=+" + capability));
        return new ServerAccount(words, Optional.of(id));
    }

    /** Tries it on a folder like those that the server will need. */
    private boolean works(Programs programs, ServerDirectory directory) {
        Path probe = directory.root().resolve(".probe");
        try {
            ServerDirectory.delete(probe);
            Files.createDirectory(probe);
            own(probe);
            String script =
                    "test \"$(id -u)\" != 0 && test -x \"$1\" && cd \"$2\" && echo yes > answer && test -s answer";
            var words = List.of(
                    "/bin/sh", "-c", script, "sh", programs.program("postgres").toString(), probe.toString());
            return new Command(running(words), directory.commandLog(), Duration.ofSeconds(10))
                    .run()
                    .succeeded();
        } catch (IOException | DatabaseStartException e) {
            return false;
        } finally {
            ServerDirectory.delete(probe);
        }
    }

    private static Optional<Integer> owner(Path path) {
        try {
            return Optional.of((Integer) Files.getAttribute(path, "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
