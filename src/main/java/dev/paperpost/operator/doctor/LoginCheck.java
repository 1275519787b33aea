package dev.paperpost.operator.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Logs in as the service does (RFC 4954), and never over a connection that somebody could read. */
class LoginCheck {

    private static final String NAME = "login";
    private static final int ACCEPTED = 235;
    private static final int GO_ON = 334;

    private final Relay relay;

    LoginCheck(Relay relay) {
        this.relay = relay;
    }

    /**
     * @param offer the answer to EHLO as it is on this connection now
     * @param safe whether a password may be sent
     */
    Finding run(SmtpDialogue dialogue, SmtpReply offer, boolean safe) throws IOException {
        String offered = offer.extension("AUTH");
        if (relay.login().isEmpty()) {
            return offered == null
                    ? Finding.ok(NAME, "The server asks for no login, and none is configured.")
                    : Finding.warning(
                            NAME,
                            "The server offers a login, but none is configured.",
                            "Unless it takes mails of this machine without one, set QUARKUS_MAILER_USERNAME and"
                                    + " QUARKUS_MAILER_PASSWORD.");
        }
        Relay.Login login = relay.login().get();
        if (!safe) {
            return Finding.problem(
                    NAME,
                    "The login was not tried, because the connection is not safe.",
                    "Mend what is said of TLS first.");
        }
        if (offered == null) {
            return Finding.problem(
                    NAME,
                    "A user is configured, but the server offers no login (no AUTH).",
                    "Use the port for submission, mostly 587 or 465, or remove QUARKUS_MAILER_USERNAME.");
        }
        List<String> methods = Arrays.asList(offered.split("\\s+"));
        if (login.oauth() || !(usable(login, methods, "PLAIN") || usable(login, methods, "LOGIN"))) {
            return Finding.unknown(
                    NAME,
                    "The login was not tried, because it is by " + (login.oauth() ? "XOAUTH2" : Finding.quote(offered))
                            + ".",
                    "The doctor can log in by PLAIN and LOGIN only: see whether mails leave.");
        }
        return judge(usable(login, methods, "PLAIN") ? plain(dialogue, login) : login(dialogue, login));
    }

    private static boolean usable(Relay.Login login, List<String> offered, String method) {
        return offered.contains(method)
                && (login.methods().isEmpty() || login.methods().contains(method));
    }

    private static Finding judge(SmtpReply reply) {
        if (reply.is(ACCEPTED)) {
            return Finding.ok(NAME, "The server accepts the user and the password.");
        }
        return reply.isTransient()
                ? Finding.unknown(
                        NAME,
                        "The server cannot check the login now (" + reply.digits() + ").",
                        "Look again in some minutes.")
                : Finding.problem(
                        NAME,
                        "The server refuses the user or the password (" + reply.digits() + ").",
                        "Correct QUARKUS_MAILER_USERNAME and QUARKUS_MAILER_PASSWORD; some providers want a password"
                                + " made for this program.");
    }

    /** RFC 4616. */
    private static SmtpReply plain(SmtpDialogue dialogue, Relay.Login login) throws IOException {
        return dialogue.say("AUTH PLAIN " + base64("\0" + login.user() + "\0" + login.password()));
    }

    private static SmtpReply login(SmtpDialogue dialogue, Relay.Login login) throws IOException {
        SmtpReply reply = dialogue.say("AUTH LOGIN");
        reply = reply.is(GO_ON) ? dialogue.say(base64(login.user())) : reply;
        return reply.is(GO_ON) ? dialogue.say(base64(login.password())) : reply;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
