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
import java.time.Duration;
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
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that misbehaves as told, by stage and recipient, over real sockets. Polite where nothing is told. */
public class HostileSmtpServer implements AutoCloseable {

    /** Where in the dialogue. Before RCPT no recipient is known: use {@link #ANYBODY}. */
    public enum Stage {
        GREETING,
        MAIL,
        RCPT,
        DATA,
        DOT,
        EHLO,
        STARTTLS,
        /** In place of the TLS handshake, after STARTTLS was granted. */
        HANDSHAKE,
        AUTH,
        RSET,
        QUIT
    }

    /** What the server does instead of the polite thing. */
    public sealed interface Act {}

    /** Answers with this line. */
    public record Say(String line) implements Act {}

    /** Answers with this line, later. */
    public record SayLate(String line, Duration after) implements Act {}

    /** Answers with this line, one octet at a time. */
    public record Drip(String line, Duration each) implements Act {}

    /** Answers with part of a line and closes the connection. */
    public record HalfSay(String part) implements Act {}

    /** Takes the message and closes the connection without an answer. */
    public record TakeAndClose() implements Act {}

    /** Takes the message and says nothing more. */
    public record TakeAndFallSilent() implements Act {}

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

    private static final String USUAL_EHLO = "250-hostile.example\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES\r\n";

    private final int port;
    private ServerSocket listener;
    private Thread acceptor;
    private final Map<String, Act> rules = new ConcurrentHashMap<>();
    private final Map<String, Deque<Act>> onceRules = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile String ehlo = USUAL_EHLO;
    private volatile SSLContext identity;
    private volatile SSLContext usualIdentity;
    private volatile int mailsEach;
    private volatile boolean politeEnd;

    public HostileSmtpServer(int port) {
        this.port = port;
        open();
    }

    private void open() {
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        acceptor = start(this::listen);
    }

    /** Offers STARTTLS with this certificate, and AUTH after it. */
    public HostileSmtpServer secured(SSLContext certificate) {
        usualIdentity = certificate;
        repent();
        return this;
    }

    /** Shows another certificate from now on. */
    public HostileSmtpServer identity(SSLContext certificate) {
        identity = certificate;
        return this;
    }

    /** Ends each connection after so many mails: with 421 to the next command, or without a word. */
    public HostileSmtpServer endAfter(int mails, boolean politely) {
        mailsEach = mails;
        politeEnd = politely;
        return this;
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
        mailsEach = 0;
        identity = usualIdentity;
        ehlo = identity == null ? USUAL_EHLO : USUAL_EHLO.replace("250 E", "250-AUTH PLAIN\r\n250-STARTTLS\r\n250 E");
        if (listener.isClosed()) {
            open();
        }
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

    /** Stops listening and hangs up; {@link #repent} opens again. */
    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
            hangUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes every connection, whatever is under way on it. */
    public void hangUp() {
        try {
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        ServerSocket listening = listener;
        try {
            while (true) {
                Socket socket = listening.accept();
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
            new Dialogue(socket).run();
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

        private Socket socket;
        private InputStream in;
        private OutputStream out;
        private String sender;
        private String recipient = "";
        private int mails;
        private boolean over;

        Dialogue(Socket socket) throws IOException {
            use(socket);
        }

        private void use(Socket next) throws IOException {
            socket = next;
            in = new BufferedInputStream(next.getInputStream());
            out = next.getOutputStream();
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
            if (mailsEach > 0 && mails >= mailsEach) {
                perform(new Say("421 4.7.0 enough for one connection"));
            } else if (verb.startsWith("EHLO")) {
                answer(Stage.EHLO, ehlo.stripTrailing());
            } else if (verb.equals("STARTTLS")) {
                startTls();
            } else if (verb.startsWith("AUTH")) {
                answer(Stage.AUTH, "235 2.7.0 welcome");
            } else if (verb.startsWith("MAIL FROM:")) {
                recipient = "";
                sender = answer(Stage.MAIL, "250 2.1.0 ok") ? between(line) : null;
            } else if (verb.startsWith("RCPT TO:")) {
                recipient(between(line));
            } else if (verb.equals("DATA")) {
                if (recipient.isEmpty()) {
                    write("503 5.5.1 no recipient\r\n");
                } else if (answer(Stage.DATA, "354 go on")) {
                    message();
                }
            } else if (verb.equals("RSET")) {
                answer(Stage.RSET, "250 2.0.0 ok");
            } else if (verb.equals("QUIT")) {
                answer(Stage.QUIT, "221 2.0.0 bye");
                over = true;
            } else {
                write("250 2.0.0 ok\r\n");
            }
        }

        private void recipient(String whom) throws IOException {
            recipient = whom;
            if (sender == null) {
                write("503 5.5.1 no sender\r\n");
                recipient = "";
            } else if (!answer(Stage.RCPT, "250 2.1.5 ok")) {
                recipient = "";
            }
        }

        private void startTls() throws IOException {
            if (!answer(Stage.STARTTLS, "220 2.0.0 go on")) {
                return;
            }
            Optional<Act> instead = rule(Stage.HANDSHAKE, ANYBODY);
            if (instead.isPresent()) {
                perform(instead.get());
                return;
            }
            SSLSocket secure = (SSLSocket) identity.getSocketFactory().createSocket(socket, null, port, true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            use(secure);
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
            Act act = rule(Stage.DOT, recipient).orElse(new Say("250 2.0.0 taken"));
            if (takes(act)) {
                taken.add(new Taken(sender, recipient, octets.toByteArray()));
                mails++;
            }
            perform(act);
            over |= mailsEach > 0 && mails >= mailsEach && !politeEnd;
        }

        private static boolean takes(Act act) {
            return act instanceof TakeAndClose
                    || act instanceof TakeAndFallSilent
                    || act instanceof Say say && grants(say.line())
                    || act instanceof SayLate late && grants(late.line())
                    || act instanceof Drip drip && grants(drip.line())
                    || act instanceof HalfSay half && half.part().startsWith("2");
        }

        private static boolean grants(String reply) {
            return reply.matches("(?s)[23]\\d\\d[ -].*");
        }

        /** Whether the dialogue goes on as it politely would. */
        private boolean answer(Stage stage, String polite) throws IOException {
            Act act = rule(stage, recipient).orElse(new Say(polite));
            perform(act);
            return !over
                    && (act instanceof Say say && grants(say.line())
                            || act instanceof SayLate late && grants(late.line())
                            || act instanceof Drip drip && grants(drip.line()));
        }

        private void perform(Act act) throws IOException {
            if (act instanceof Say say) {
                write(say.line() + "\r\n");
                over = say.line().startsWith("421");
            } else if (act instanceof SayLate late) {
                pause(late.after());
                write(late.line() + "\r\n");
            } else if (act instanceof Drip drip) {
                for (char octet : (drip.line() + "\r\n").toCharArray()) {
                    pause(drip.each());
                    write(String.valueOf(octet));
                }
            } else {
                over = true;
                if (act instanceof HalfSay half) {
                    write(half.part());
                } else if (act instanceof FallSilent || act instanceof TakeAndFallSilent) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }

        private static void pause(Duration time) {
            LockSupport.parkNanos(time.toNanos());
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
