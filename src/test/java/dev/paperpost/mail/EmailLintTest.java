package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gate that lets everything through proves nothing: each fault put into a good mail must be found. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EmailLintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    doctype    | <!doctype html>              | <!doctype html PUBLIC>
                    language   | <html lang="en"              | <html
                    wrapper    | <div lang="en" dir="ltr"     | <div
                    title      | <title>7                     | <title>8
                    charset    | charset="utf-8"              | charset="latin1"
                    viewport   | initial-scale=1"             | initial-scale=1, user-scalable=no"
                    scheme     | "supported-color-schemes"    | "schemes"
                    dark       | prefers-color-scheme         | prefers-contrast
                    style      | </body>                      | <style></style></body>
                    network    | </head>                      | <link rel="stylesheet" href="x"></head>
                    outlook    | <![endif]-->                 | -->
                    outlook: not| </body>                     | <!--[if mso]><table></table><![endif]--></body>
                    outlook: no| width="600"                  | width="640"
                    width      | max-width:600px              | max-width:640px
                    sheet: brac| a.l:hover {                  | a.l:hover
                    sheet: a fu| .m { color: #a9b0b8          | .m { color: rgb(169,176,184)
                    sheet: a co| .m { color: #a9b0b8          | .m { color: #a9b
                    sheet: a se| .m { color: #a9b0b8          | p[class] { color: #a9b0b8
                    sheet: !imp| #a9b0b8 !important           | #a9b0b8!important
                    element    | </body>                      | <img src="x" alt="x"></body>
                    element    | </body>                      | <center>x</center></body>
                    element    | </body>                      | <select></select></body>
                    handler    | <h1                          | <h1 onclick="x"
                    id         | <h1                          | <h1 id="x"
                    table      | role="presentation" class    | class
                    h1         | <h1                          | <h1>x</h1><h1
                    heading    | <h2                          | <h4>x</h4><h2
                    preheader  | mso-hide:all                 | mso-hide:none
                    preheader  | also Average Parameter Count over Pre-training | <!-- -->
                    preheader: not the first| <div style="display:none | <p>Look</p><div style="display:none
                    link       | href="https://arxiv          | href="http://arxiv
                    link       | href="https://github.com     | href="https://tracker.example
                    link       | ;text-decoration:underline   | ``
                    link       | >View this digest in your browser< | >here<
                    tracking   | /abs/2210.02747              | /abs/2210.02747?utm_source=mail
                    unsubscribe| /unsubscribe/                | /goodbye/
                    why        | ada@example.org              | you
                    css        | font-size:14px               | font-size:12px
                    css        | #1a1c1e                      | rgb(1,2,3)
                    css        | line-height:24px             | line-height:18px
                    css        | margin:0                     | float:left
                    css: colour in| 1px solid #d5d9de          | 1px solid #ddd
                    css: text  | <p style="margin:0 0 8px     | <p style="font-size:15px
                    characters | Modeling                     | Mode\u202Eling
                    template   | Modeling                     | NOT_FOUND
                    template   | Modeling                     | {mail.subject}
                    template   | Modeling                     | {0} papers
                    template   | margin:0 0 8px               | css(h1)
                    tex        | Modeling                     | $O(n \\log n)$
                    tex        | Modeling                     | \\textbf{Modeling}
                    escape     | Modeling                     | &amp;amp;
                    text       | href="https://arxiv.org/pdf/ | href="https://arxiv.org/other/
                    """)
    void aFaultInTheHtmlIsFound(String rule, String good, String bad) {
        OutgoingMail mail = Samples.mail(Samples.everyday());
        String html = mail.html().replace(good, bad.replace("\\u202E", "\u202E"));

        assertThat(html).isNotEqualTo(mail.html());
        assertThat(lint(new OutgoingMail(mail.to(), mail.subject(), mail.text(), html, mail.headers())))
                .anyMatch(finding -> finding.startsWith(rule));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    text: a heading     | ====                   | ====.
                    text: a line        | Yaron                  | Yaron and many more people whose names make this line far too long
                    text: papers        | 2. Diffusion           | 2. Infusion
                    text: unsubscribe   | Unsubscribe:           | Unsubscribe is not the last thing here, for more follows
                    text: HTML          | Yaron                  | <strong>Yaron</strong>
                    text: HTML          | Yaron                  | Yaron&nbsp;
                    tex                 | Yaron                  | \\emph{Yaron}
                    text: without       | https://github.com     | https://codeberg.org
                    """)
    void aFaultInTheTextIsFound(String rule, String good, String bad) {
        OutgoingMail mail = Samples.mail(Samples.everyday());
        String text = mail.text().replace(good, bad) + (rule.contains("unsubscribe") ? "More\n" : "");

        assertThat(text).isNotEqualTo(mail.text());
        assertThat(lint(new OutgoingMail(mail.to(), mail.subject(), text, mail.html(), mail.headers())))
                .anyMatch(finding -> finding.startsWith(rule));
    }

    @ParameterizedTest
    @CsvSource({"Too short", "A SUBJECT THAT SHOUTS AT ITS READER", "An exclamation that nobody needs!"})
    void aFaultInTheSubjectIsFound(String subject) {
        OutgoingMail mail = Samples.mail(Samples.everyday());

        assertThat(lint(new OutgoingMail(mail.to(), subject, mail.text(), mail.html(), mail.headers())))
                .anyMatch(finding -> finding.startsWith("subject"));
    }

    @Test
    void aTextPartThatIsMissingIsFound() {
        OutgoingMail mail = Samples.mail(Samples.everyday());

        assertThat(lint(new OutgoingMail(mail.to(), mail.subject(), "", mail.html(), mail.headers())))
                .contains("text: none");
    }

    @Test
    void aSubjectOfTwoLinesIsFound() {
        OutgoingMail mail = Samples.mail(Samples.everyday());

        assertThat(lint(new OutgoingMail(
                        mail.to(), "7 new papers for you\nBcc: all", mail.text(), mail.html(), mail.headers())))
                .contains("subject: more than one line");
    }

    private static java.util.List<String> lint(OutgoingMail mail) {
        return new EmailLint(mail, Samples.HOSTS).findings();
    }
}
