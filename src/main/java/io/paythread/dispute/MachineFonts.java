package io.paythread.dispute;

import java.io.File;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.autodetect.FontFileFinder;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.jboss.logging.Logger;

/**
 * Fonts that are installed on the machine, for scripts that no other font has. They are looked through once for each
 * script. Blocks; safe for many threads.
 */
final class MachineFonts {
    private static final Logger LOG = Logger.getLogger(MachineFonts.class);
    /** Machines of designers have thousands; the ones that are known to have much come first. */
    private static final int MOST = 500;

    private static final List<String> WELL_KNOWN = List.of("noto", "droid", "wqy", "ipa", "dejavu", "arial");

    private final Supplier<List<File>> files;
    private final Map<UnicodeScript, Optional<File>> byScript = new ConcurrentHashMap<>();

    MachineFonts(Supplier<List<File>> files) {
        this.files = files;
    }

    /** Where operating systems keep fonts. */
    static MachineFonts installed() {
        return new MachineFonts(() -> new FontFileFinder()
                .find().stream()
                        .map(URI::getPath)
                        .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(".ttf"))
                        .sorted(Comparator.comparing(MachineFonts::rank).thenComparing(Comparator.naturalOrder()))
                        .limit(MOST)
                        .map(File::new)
                        .toList());
    }

    static MachineFonts none() {
        return new MachineFonts(List::of);
    }

    /** A font that has the character, and with it probably the others of its script. */
    Optional<File> with(int point) {
        return byScript.computeIfAbsent(UnicodeScript.of(point), script -> search(script, point));
    }

    private Optional<File> search(UnicodeScript script, int point) {
        List<File> all = new ArrayList<>(files.get());
        Optional<File> found = all.stream().filter(file -> has(file, point)).findFirst();
        LOG.infof(
                "font looked for script=%s among=%d found=%s",
                script, all.size(), found.map(File::getName).orElse("none"));
        return found;
    }

    /** Also whether its licence lets it be embedded, as the font itself says. */
    private static boolean has(File file, int point) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(file))) {
            boolean restricted =
                    font.getOS2Windows() != null && (font.getOS2Windows().getFsType() & 0x000f) == 2;
            return !restricted && font.getUnicodeCmapLookup().getGlyphId(point) > 0;
        } catch (IOException | RuntimeException unreadable) {
            LOG.debugf(
                    "font not readable file=%s error=%s",
                    file.getName(), unreadable.getClass().getSimpleName());
            return false;
        }
    }

    private static int rank(String path) {
        String name = new File(path).getName().toLowerCase(Locale.ROOT);
        return Stream.iterate(0, i -> i + 1)
                .limit(WELL_KNOWN.size())
                .filter(i -> name.startsWith(WELL_KNOWN.get(i)) && name.contains("regular"))
                .findFirst()
                .orElse(WELL_KNOWN.size());
    }
}
