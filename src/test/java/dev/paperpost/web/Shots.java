package dev.paperpost.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;

/**
 * Pictures of mails and pages for people to look at, in {@code target/shots}. A build keeps only those of what it found fault
 * with; {@code mvn test -Pscreenshots} takes all. A file is named after what it shows and how: {@code 01-form--dark-320.png}.
 */
public final class Shots {

    /** Whether all are taken. */
    public static final boolean ALL = "all".equals(System.getProperty("shots"));

    private static final Path FOLDER = Path.of("target", "shots");

    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Mails and pages</title>
            <style>
            body { margin: 2rem; color: #1d2126; background: #e9ebee; font: 1rem/1.5 system-ui, sans-serif; }
            section { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
            h2 { margin: 2rem 0 0.5rem; }
            figure { margin: 0; }
            img { display: block; width: 15rem; height: 20rem; object-fit: cover; object-position: top; border: 1px solid #80868f; }
            pre { max-width: 50rem; white-space: pre-wrap; padding: 1rem; background: #ffffff; }
            nav { columns: 14rem; }
            </style>
            <h1>Mails and pages</h1>
            """;

    private Shots() {}

    /** Of the page as it is now, all of it. */
    public static void take(Page page, String subject, String view) {
        take(page, subject, view, true);
    }

    /** Of what is seen before scrolling. */
    public static void takeFirstScreen(Page page, String subject, String view) {
        take(page, subject, view, false);
    }

    private static void take(Page page, String subject, String view, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(whole)
                .setPath(FOLDER.resolve(subject + "--" + view + ".png")));
    }

    /** What is read when nothing of the design is left. */
    public static void keepText(String subject, String view, String text) {
        try {
            Files.writeString(Files.createDirectories(FOLDER).resolve(subject + "--" + view + ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows all there are in {@code index.html}; of test runs at the same time, the last one to end shows those of both. */
    static void index() {
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel file = FileChannel.open(
                            FOLDER.resolve("index.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = file.lock();
                    Stream<Path> files = Files.list(FOLDER)) {
                TreeMap<String, List<Path>> subjects = files.filter(
                                path -> path.toString().matches(".*--.*\\.(png|txt)"))
                        .sorted()
                        .collect(groupingBy(Shots::subject, TreeMap::new, toList()));
                String contents = subjects.keySet().stream()
                        .map(subject -> "<a href=\"#%1$s\">%1$s</a><br>%n".formatted(subject))
                        .collect(joining("", "<nav>", "</nav>\n"));
                StringBuilder sections = new StringBuilder();
                subjects.forEach((subject, shots) -> sections.append("<h2 id=\"%1$s\">%1$s</h2>%n".formatted(subject))
                        .append(shots.stream().map(Shots::figure).collect(joining("", "<section>\n", "</section>\n"))));
                Files.writeString(FOLDER.resolve("index.html"), HEAD + contents + sections);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String subject(Path shot) {
        return shot.getFileName().toString().replaceFirst("--.*", "");
    }

    private static String figure(Path shot) {
        String name = shot.getFileName().toString();
        String view = name.replaceFirst(".*--(.*)\\..*", "$1");
        if (name.endsWith(".png")) {
            return ("<figure><a href=\"%1$s\"><img src=\"%1$s\" alt=\"\" loading=\"lazy\">%2$s</a></figure>%n")
                    .formatted(name, view);
        }
        try {
            return "<details><summary>%s</summary><pre dir=\"auto\">%s</pre></details>%n"
                    .formatted(view, Entities.escape(Files.readString(shot)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
