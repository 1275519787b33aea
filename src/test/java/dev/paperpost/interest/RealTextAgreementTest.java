package dev.paperpost.interest;

import java.nio.file.Path;

/**
 * Interests made of the words of real papers: those of the sample feed, or others, one JSON object with title and
 * abstract a line:
 *
 * <pre>
 * mvn test -Dtest=RealTextAgreementTest -Dagreement.papers=FILE
 * </pre>
 */
class RealTextAgreementTest extends Agreement {

    static final Path PAPERS =
            Path.of(System.getProperty("agreement.papers", "src/main/resources/sample/papers.ndjson"));

    private static final RealTextCases CASES = new RealTextCases(PAPERS, 20260808);

    RealTextAgreementTest() {
        super(6000, CASES::query, CASES.papers(), new MeaningsByRule());
    }
}
