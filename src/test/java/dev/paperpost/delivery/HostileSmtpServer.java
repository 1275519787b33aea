package dev.paperpost.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that misbehaves as told, by stage and recipient, over real sockets. Polite where nothing is told. */
public class HostileSmtpServer implements AutoCloseable {

    /** Where in the dialogue. Before RCPT no recipient is known: use {@link #ANYBODY}. */
    public enum Stage {
        GREETING,
        MAIL,
        RCPT,
        DATA,
        DOT
    }

    /** What the server does instead of the polite thing. */
    public sealed interface Act {}

    /** Answers with this line. */
    public record Say(String line) implements Act {}

    /** Takes the message and closes the connection without an answer. */
    public record TakeAndClose() implements Act {}

    /** Closes the connection. */
    public record Close() implements Act {}

    /** Says nothing more, for as long as the client stays. */
    public record FallSilent() implements Act {}

    /** A message the server took: for whom, and its exact octets without dot-stuffing. */
    public record Taken(String sender, String recipient, byte[] octets) {

        public String text() {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }

        public String header(String name) {
            String head = text().substring(0, text().indexOf("\r\n\r\n") + 2).replaceAll("\r\n[ \t]", " ");
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    public static final String ANYBODY = "*";

    private final ServerSocket listener;
    private final Thread acceptor;
    private final Map<String, Act> rules = new ConcurrentHashMap<>();
    private final Map<String, Deque<Act>> onceRules = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile String ehlo = "250-hostile.example\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES\r\n";

    public HostileSmtpServer(int port) {
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        acceptor = start(this::listen);
    }

    /** From now on. */
    public HostileSmtpServer on(Stage stage, String recipient, Act act) {
        rules.put(stage + recipient, act);
        return this;
    }

    /** From now on polite again. */
    public void repent() {
        rules.clear();
        onceRules.clear();
    }

    /** The next time only, before any lasting rule. */
    public HostileSmtpServer once(Stage stage, String recipient, Act act) {
        onceRules.computeIfAbsent(stage + recipient, key -> new ArrayDeque<>()).add(act);
        return this;
    }

    public HostileSmtpServer advertise(String ehloReply) {
        ehlo = ehloReply;
        return this;
    }

    public List<Taken> taken() {
        return taken;
    }

    public List<Taken> takenFor(String recipient) {
        return taken.stream().filter(mail -> mail.recipient().equals(recipient)).toList();
    }

    public int openConnections() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            lost.incrementAndGet();
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "hostile-smtp");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void serve(Socket socket) {
        try (socket) {
            new Dialogue(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream()).run();
        } catch (IOException hungUp) {
            lost.incrementAndGet();
        } finally {
            open.remove(socket);
        }
    }

    private Optional<Act> rule(Stage stage, String recipient) {
        for (String whom : new String[] {recipient, ANYBODY}) {
            Deque<Act> once = onceRules.get(stage + whom);
            if (once != null) {
                synchronized (once) {
                    if (!once.isEmpty()) {
                        return Optional.of(once.poll());
                    }
                }
            }
            if (rules.containsKey(stage + whom)) {
                return Optional.of(rules.get(stage + whom));
            }
        }
        return Optional.empty();
    }

    private class Dialogue {

        private final InputStream in;
        private final OutputStream out;
        private String sender = "";
        private String recipient = "";
        private boolean over;

        Dialogue(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void run() throws IOException {
            answer(Stage.GREETING, "220 hostile.example ESMTP");
            while (!over) {
                byte[] octets = readLine();
                if (octets == null) {
                    return;
                }
                command(new String(octets, StandardCharsets.ISO_8859_1));
            }
        }

        private void command(String line) throws IOException {
            String verb = line.toUpperCase();
            if (verb.startsWith("EHLO")) {
                write(ehlo);
            } else if (verb.startsWith("MAIL FROM:")) {
                sender = between(line);
                recipient = "";
                answer(Stage.MAIL, "250 2.1.0 ok");
            } else if (verb.startsWith("RCPT TO:")) {
                recipient = between(line);
                if (!answer(Stage.RCPT, "250 2.1.5 ok")) {
                    recipient = "";
                }
            } else if (verb.equals("DATA")) {
                if (recipient.isEmpty()) {
                    write("503 5.5.1 no recipient\r\n");
                } else if (answer(Stage.DATA, "354 go on")) {
                    message();
                }
            } else if (verb.equals("QUIT")) {
                write("221 2.0.0 bye\r\n");
                over = true;
            } else {
                write("250 2.0.0 ok\r\n");
            }
        }

        private void message() throws IOException {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            byte[] line = readLine();
            while (line != null && !(line.length == 1 && line[0] == '.')) {
                int from = line.length > 0 && line[0] == '.' ? 1 : 0;
                octets.write(line, from, line.length - from);
                octets.write('\r');
                octets.write('\n');
                line = readLine();
            }
            if (line == null) {
                over = true;
                return;
            }
            Taken mail = new Taken(sender, recipient, octets.toByteArray());
            Optional<Act> act = rule(Stage.DOT, recipient);
            if (act.isEmpty() || act.get() instanceof TakeAndClose) {
                taken.add(mail);
            }
            if (act.isPresent()) {
                perform(act.get());
            } else {
                write("250 2.0.0 taken\r\n");
            }
        }

        /** Whether the dialogue goes on as it politely would. */
        private boolean answer(Stage stage, String polite) throws IOException {
            Optional<Act> act = rule(stage, recipient);
            if (act.isEmpty()) {
                write(polite + "\r\n");
                return true;
            }
            perform(act.get());
            return act.get() instanceof Say say && say.line().charAt(0) < '4';
        }

        private void perform(Act act) throws IOException {
            if (act instanceof Say say) {
                write(say.line() + "\r\n");
                over = say.line().startsWith("421");
            } else {
                over = true;
                if (act instanceof FallSilent) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** A line ends at CR LF only; whatever else a client sends as a line end stays in it. Null at the end. */
        private byte[] readLine() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int before = -1;
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                if (octet == '\n' && before == '\r') {
                    byte[] octets = line.toByteArray();
                    return Arrays.copyOf(octets, octets.length - 1);
                }
                line.write(octet);
                before = octet;
            }
            return null;
        }

        private static String between(String line) {
            return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        }
    }
}
