package dev.paperpost.operator.doctor;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A resolver that knows what it was told, over real sockets, and fails where it was told to. */
class TestDns implements AutoCloseable {

    private static final int SILENT = -1;
    private static final int TRUNCATED = -2;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final Map<Name, Integer> faults = new ConcurrentHashMap<>();
    private final AtomicInteger overTcp = new AtomicInteger();

    TestDns() {
        try {
            tcp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::serveUdp);
        start(this::serveTcp);
    }

    /** As in a zone file: a name without a dot at its end, a type, and what it holds. */
    TestDns add(String name, String type, String data) {
        try {
            records.add(Record.fromString(name(name), Type.value(type), DClass.IN, 60, data, Name.root));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestDns text(String name, String text) {
        StringBuilder strings = new StringBuilder();
        for (int at = 0; at < text.length(); at += 200) {
            strings.append('"')
                    .append(text.substring(at, Math.min(text.length(), at + 200))
                            .replace(";", "\\;"))
                    .append("\" ");
        }
        return add(name, "TXT", strings.toString());
    }

    TestDns forget(String name) {
        records.removeIf(record -> record.getName().equals(name(name)));
        return this;
    }

    /** @param code of {@link Rcode} */
    TestDns fail(String name, int code) {
        faults.put(name(name), code);
        return this;
    }

    TestDns silent(String name) {
        return fail(name, SILENT);
    }

    /** Over UDP there is never room for the answer. */
    TestDns truncated(String name) {
        return fail(name, TRUNCATED);
    }

    String address() {
        return "127.0.0.1:" + udp.getLocalPort();
    }

    int questionsOverTcp() {
        return overTcp.get();
    }

    Dns client() {
        return Dns.of(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), udp.getLocalPort())));
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()), true);
                if (answer != null) {
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                byte[] answer = answer(query, false);
                overTcp.incrementAndGet();
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private byte[] answer(byte[] wire, boolean datagram) throws IOException {
        Message query = new Message(wire);
        Record question = query.getQuestion();
        int fault = faults.getOrDefault(question.getName(), Rcode.NOERROR);
        if (fault == SILENT) {
            return null;
        }
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        if (fault == TRUNCATED && datagram) {
            answer.getHeader().setFlag(Flags.TC);
        } else if (fault > 0) {
            answer.getHeader().setRcode(fault);
        } else {
            fill(answer, question.getName(), question.getType());
        }
        return answer.toWire();
    }

    private void fill(Message answer, Name name, int type) {
        boolean known = false;
        for (Record record : records) {
            if (record.getName().equals(name)) {
                known = true;
                if (record.getType() == type) {
                    answer.addRecord(record, Section.ANSWER);
                } else if (record instanceof CNAMERecord alias) {
                    answer.addRecord(record, Section.ANSWER);
                    fill(answer, alias.getTarget(), type);
                }
            }
        }
        if (!known) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
    }

    private static Name name(String text) {
        return Name.fromConstantString(text + ".");
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "test-dns");
        thread.setDaemon(true);
        thread.start();
    }
}
