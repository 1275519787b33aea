package dev.paperpost.web;

import dev.paperpost.digest.Matching;
import dev.paperpost.digest.Planner;
import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.PaperImport;
import dev.paperpost.platform.TestTables;
import dev.paperpost.subscription.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A few papers on flow matching and language models, one of them hostile and one with a word that fits no page, and a digest of them. */
@ApplicationScoped
class SampleDigest {

    private static final String PAPERS =
            """
            {"id":"2511.00001","title":"Flow matching for molecules at $O(n \\\\log n)$ cost","abstract":"We train a generative model of small molecules with flow matching. The method needs fewer steps than diffusion and keeps rotations exact. On three benchmarks it finds more stable structures at a lower cost.","authors":["Ada N. Author","Wei Chen","María García","Olga Orlova","Kofi Mensah"],"categories":["cs.LG","q-bio.BM"],"publishedAt":"2026-11-19","codeUrl":"https://example.org/code"}
            {"id":"2511.00002","title":"A language model that says {word} when it does not know","abstract":"Every language model guesses. We ask it to give a number for its doubt, and train on proper scores. Calibration improves on nine tasks without loss elsewhere.","authors":["Jean Petit"],"categories":["cs.CL"],"publishedAt":"2026-11-18","upvotes":46}
            {"id":"10.1234/flow.3","title":"<script>alert('flow matching')</script> {braces} & <b>bold</b>","abstract":"On flow matching & \\"quotes\\" </p><img src=x onerror=alert(1)>.","authors":["<i>Eve</i>"],"categories":["cs.CR"],"publishedAt":"2026-11-17","url":"https://example.org/three"}
            """;

    private final PaperImport papers;
    private final Matching matching;
    private final Planner planner;
    private final Recipients recipients;
    private final Readers readers;
    private final TestTables tables;

    SampleDigest(
            PaperImport papers,
            Matching matching,
            Planner planner,
            Recipients recipients,
            Readers readers,
            TestTables tables) {
        this.papers = papers;
        this.matching = matching;
        this.planner = planner;
        this.recipients = recipients;
        this.readers = readers;
        this.tables = tables;
    }

    /** Path of the web view of a digest made now for an active reader. */
    String planned(String email) {
        tables.empty("paper");
        try {
            papers.read(
                    new ByteArrayInputStream(
                            PAPERS.replace("{word}", "x".repeat(1_900)).getBytes(StandardCharsets.UTF_8)),
                    "test",
                    Arrival.NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        matching.catchUp();
        readers.change(
                "update subscriber set next_digest_at = now() - interval '1 minute', paused_until = null where email = ?",
                email);
        planner.plan(Instant.now().plus(1, ChronoUnit.SECONDS));
        return URI.create(recipients.viewLink(readers.newestDigest(email))).getPath();
    }
}
