package dev.paperpost.delivery;

import dev.paperpost.delivery.BounceMailboxConfig.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.ReadOnlyFolderException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;

/** Says why the mailbox could not be read. Never in the server's words: they may hold the login or an address. */
class BounceMailboxTrouble {

    private BounceMailboxTrouble() {}

    static String words(Throwable problem, BounceMailboxConfig config) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String words = words(cause.getClass(), config);
            if (words != null) {
                return words;
            }
        }
        return "the server broke off or said something unexpected ("
                + problem.getClass().getSimpleName()
                + (config.security() == Security.STARTTLS ? "); perhaps it offers no STARTTLS" : ")");
    }

    private static String words(Class<?> problem, BounceMailboxConfig config) {
        if (AuthenticationFailedException.class.isAssignableFrom(problem)) {
            return "the server refuses the login; check paperpost.bounces.username and .password";
        }
        if (FolderNotFoundException.class.isAssignableFrom(problem)) {
            return "there is no folder \"" + config.folder() + "\"; check paperpost.bounces.folder";
        }
        if (ReadOnlyFolderException.class.isAssignableFrom(problem)) {
            return "the folder \"" + config.folder() + "\" may not be changed by this login";
        }
        if (UnknownHostException.class.isAssignableFrom(problem)) {
            return "there is no such host; check paperpost.bounces.host";
        }
        if (SSLException.class.isAssignableFrom(problem)) {
            return "TLS cannot be agreed on: the certificate is not trusted or is for another host, or the port speaks no"
                    + " TLS; check paperpost.bounces.security and .port";
        }
        if (SocketTimeoutException.class.isAssignableFrom(problem)) {
            return "no answer within " + config.timeout().toMillis() + " ms";
        }
        if (ConnectException.class.isAssignableFrom(problem)) {
            return "the connection is refused; check paperpost.bounces.host and .port";
        }
        return SQLException.class.isAssignableFrom(problem) ? "the database did not answer" : null;
    }
}
