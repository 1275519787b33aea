package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class DigestMailTest {

    @Test
    void shots() throws Exception {
        OutgoingMail mail = Samples.mail(Samples.everyday());
        Files.writeString(Path.of("target/digest.html"), mail.html());
        Files.writeString(Path.of("target/digest.txt"), mail.text());
        System.out.println(mail.subject() + "\n" + mail.headers() + "\n" + mail.text());
        OutgoingMail c = new ConfirmationMail(Samples.SENDER)
                .compose(
                        Samples.DELIVERY,
                        Samples.DATED,
                        Samples.READER,
                        false,
                        4,
                        Samples.FRIDAYS,
                        "https://paperpost.example/confirm/Cn4fR8sW1qZ0");
        Files.writeString(Path.of("target/confirm.html"), c.html());
        System.out.println(c.text());
        System.out.println(Samples.mail(Samples.everyday(20)).html().length());
        assertThat(mail.html()).contains("<h1");
    }
}
