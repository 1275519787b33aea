package dev.paperpost;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SMTP server that remembers what it took and can be killed: before it says 250 it writes a line of Message-ID, recipient and
 * papers. A line cut short by a kill belongs to a mail that was never answered.
 */
final class CrashSink {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^@>]+)@");
    private static final Pattern PAPER = Pattern.compile("10\\.5555/made\\.(\\d+)");

    private final OutputStream book;

    private CrashSink(OutputStream book) {
        this.book = book;
    }

    /** @param arguments port, and the file that is appended to */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket listener = new ServerSocket();
                OutputStream book = new FileOutputStream(arguments[1], true)) {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 200);
            CrashSink sink = new CrashSink(book);
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                new Thread(() -> sink.serve(socket)).start();
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            say(out, "220 sink ESMTP");
            String recipient = "";
            for (String line = read(in); line != null; line = read(in)) {
                String verb = line.toUpperCase();
                if (verb.startsWith("EHLO")) {
                    say(out, "250-sink\r\n250 PIPELINING");
                } else if (verb.startsWith("RCPT")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(out, "250 ok");
                } else if (verb.equals("DATA")) {
                    say(out, "354 go on");
                    if (!take(in, recipient)) {
                        return;
                    }
                    say(out, "250 taken");
                } else if (verb.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException hungUp) {
            // A killed client.
        }
    }

    private boolean take(InputStream in, String recipient) throws IOException {
        StringBuilder mail = new StringBuilder();
        String line = read(in);
        while (line != null && !line.equals(".")) {
            mail.append(line).append('\n');
            line = read(in);
        }
        if (line == null) {
            return false;
        }
        Matcher id = MESSAGE_ID.matcher(mail);
        Set<Integer> papers = new TreeSet<>();
        Matcher paper = PAPER.matcher(mail.toString().replace("=\n", ""));
        while (paper.find()) {
            papers.add(Integer.valueOf(paper.group(1)));
        }
        String entry = (id.find() ? id.group(1) : "none") + " " + recipient + " "
                + String.join(",", papers.stream().map(String::valueOf).toList()) + "\n";
        synchronized (book) {
            book.write(entry.getBytes(StandardCharsets.US_ASCII));
        }
        return true;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(octet);
        }
        return null;
    }
}
