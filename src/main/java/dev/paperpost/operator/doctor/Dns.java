package dev.paperpost.operator.doctor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Questions to a resolver. An empty answer means that there is no such record (or no such name); whether the resolver could
 * not find out is told apart from that. Thread-safe.
 */
class Dns {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A datagram may be lost: time for a second one. */
    private static final Duration ONE_TRY = Duration.ofSeconds(2);

    private static final int TRIES = 2;
    private static final int LONGEST_ALIAS_CHAIN = 8;

    private final Resolver resolver;

    private Dns(List<InetSocketAddress> servers) {
        List<Resolver> resolvers = new ArrayList<>();
        for (InetSocketAddress server : servers) {
            SimpleResolver one = new SimpleResolver(server);
            one.setTimeout(ONE_TRY);
            resolvers.add(one);
        }
        ExtendedResolver all = new ExtendedResolver(resolvers);
        all.setRetries(TRIES);
        all.setTimeout(PATIENCE);
        this.resolver = all;
    }

    static Dns of(List<InetSocketAddress> servers) {
        return new Dns(servers);
    }

    /** The text records of a name, the strings of each joined (RFC 7208, section 3.3). */
    List<String> texts(String name) throws DnsFault {
        return ask(name, Type.TXT, TXTRecord.class).stream().map(Dns::text).toList();
    }

    List<MXRecord> mailServers(String name) throws DnsFault {
        return ask(name, Type.MX, MXRecord.class);
    }

    /** IPv4 and IPv6. */
    List<InetAddress> addresses(String name) throws DnsFault {
        List<InetAddress> addresses = new ArrayList<>();
        ask(name, Type.A, ARecord.class).forEach(a -> addresses.add(a.getAddress()));
        ask(name, Type.AAAA, AAAARecord.class).forEach(a -> addresses.add(a.getAddress()));
        return addresses;
    }

    /** The names an address is said to have, without the dot at their end. */
    List<String> names(InetAddress address) throws DnsFault {
        return ask(ReverseMap.fromAddress(address).toString(true), Type.PTR, PTRRecord.class).stream()
                .map(pointer -> pointer.getTarget().toString(true))
                .toList();
    }

    private <T extends Record> List<T> ask(String name, int type, Class<T> kind) throws DnsFault {
        String question = Type.string(type) + " of " + name;
        Name asked;
        try {
            asked = Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            return List.of();
        }
        Message answer = send(Message.newQuery(Record.newRecord(asked, type, DClass.IN)), question);
        int code = answer.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            throw new DnsFault(question, "answered " + Rcode.string(code));
        }
        return records(answer, asked, kind);
    }

    private Message send(Message query, String question) throws DnsFault {
        try {
            return resolver.sendAsync(query)
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis() + ONE_TRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DnsFault(question, "gave no answer within " + PATIENCE.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DnsFault(question, "was not waited for");
        }
    }

    /** A resolver puts the aliases it followed before what they lead to. */
    private static <T extends Record> List<T> records(Message answer, Name asked, Class<T> kind) {
        List<Record> section = answer.getSection(Section.ANSWER);
        Name owner = asked;
        for (int i = 0; i < LONGEST_ALIAS_CHAIN; i++) {
            Name current = owner;
            List<T> found = section.stream()
                    .filter(record -> record.getName().equals(current))
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
            owner = section.stream()
                    .filter(record -> record.getName().equals(current) && record instanceof CNAMERecord)
                    .map(record -> ((CNAMERecord) record).getTarget())
                    .findFirst()
                    .orElse(Name.empty);
        }
        return List.of();
    }

    private static String text(TXTRecord record) {
        StringBuilder text = new StringBuilder();
        record.getStringsAsByteArrays().forEach(part -> text.append(new String(part, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
