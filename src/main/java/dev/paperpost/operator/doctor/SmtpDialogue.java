package dev.paperpost.operator.doctor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A talk with a mail server, line by line; no answer may take longer than five seconds, all of it no longer than thirty. */
class SmtpDialogue implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ALL_PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_LINE = 2048;
    private static final int MOST_LINES = 100;

    private final long deadline = System.nanoTime() + ALL_PATIENCE.toNanos();
    private Socket socket;
    private InputStream in;

    private SmtpDialogue(Socket socket) {
        this.socket = socket;
    }

    static SmtpDialogue connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            SmtpDialogue dialogue = new SmtpDialogue(socket);
            dialogue.in = new BufferedInputStream(socket.getInputStream());
            return dialogue;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** From here on everything is encrypted; what was read before and not used is forgotten (RFC 3207, section 4.2). */
    void encrypt(SSLSocketFactory factory, String host) throws IOException {
        SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, host, socket.getPort(), true);
        encrypted.setSoTimeout((int) PATIENCE.toMillis());
        encrypted.startHandshake();
        socket = encrypted;
        in = new BufferedInputStream(encrypted.getInputStream());
    }

    SmtpReply ehlo() throws IOException {
        InetAddress own = socket.getLocalAddress();
        String literal = own.getHostAddress().replaceFirst("%.*", "");
        return say("EHLO [" + (literal.contains(":") ? "IPv6:" : "") + literal + "]");
    }

    SmtpReply say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return read();
    }

    /** @throws IOException also when what comes is no reply of SMTP */
    SmtpReply read() throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < MOST_LINES) {
            String line = readLine();
            if (!line.matches("\\d{3}([ -].*)?")) {
                throw new IOException("it does not speak SMTP");
            }
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() < 4 || line.charAt(3) == ' ') {
                return new SmtpReply(Integer.parseInt(line.substring(0, 3)), lines);
            }
        }
        throw new IOException("its reply has no end");
    }

    boolean isLocal() {
        return socket.getInetAddress().isLoopbackAddress();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("it closed the connection");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("its reply has no end");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException();
            }
            line.append((char) octet);
        }
        return line.toString().replaceFirst("\r$", "");
    }
}
