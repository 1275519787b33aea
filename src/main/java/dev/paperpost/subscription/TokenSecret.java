package dev.paperpost.subscription;

import dev.paperpost.platform.SecretFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives the tokens of links with HMAC-SHA-256 (RFC 2104), so that a mail can be made again from stored ids while the
 * database alone gives nobody a working link. All nodes must share the secret.
 */
@ApplicationScoped
public class TokenSecret {

    private static final int MAC_OCTETS = 24;

    private final byte[] key;

    TokenSecret(SubscriptionConfig config, SecretFile files) {
        key = config.tokenSecret().orElseGet(() -> files.read("token-secret")).getBytes(StandardCharsets.UTF_8);
    }

    byte[] derive(TokenPurpose purpose, byte[] nonce) {
        return mac(purpose.name(), nonce);
    }

    /** For what must be found again and never read, 32 bytes; begin the text with what it is for. */
    public byte[] keyedHash(String text) {
        return mac("keyed hash", text.getBytes(StandardCharsets.UTF_8));
    }

    /** What signs the posts to one webhook, 32 bytes. */
    public byte[] webhookKey(byte[] nonce) {
        return mac("webhook", nonce);
    }

    /**
     * A number that only this secret can have sealed and can read: 32 octets, the number masked and 192 bits of its MAC
     * (the mask made from the MAC, as in SIV, RFC 5297).
     */
    byte[] seal(long number) {
        byte[] mac = Arrays.copyOf(mac("seal", octets(number)), MAC_OCTETS);
        return ByteBuffer.allocate(Long.BYTES + MAC_OCTETS)
                .putLong(number ^ mask(mac))
                .put(mac)
                .array();
    }

    /** The number, if it was sealed under this secret. */
    Optional<Long> open(byte[] sealed) {
        if (sealed.length != Long.BYTES + MAC_OCTETS) {
            return Optional.empty();
        }
        byte[] mac = Arrays.copyOfRange(sealed, Long.BYTES, sealed.length);
        long number = ByteBuffer.wrap(sealed).getLong() ^ mask(mac);
        byte[] genuine = Arrays.copyOf(mac("seal", octets(number)), MAC_OCTETS);
        return MessageDigest.isEqual(mac, genuine) ? Optional.of(number) : Optional.empty();
    }

    private long mask(byte[] mac) {
        return ByteBuffer.wrap(mac("mask", mac)).getLong();
    }

    private static byte[] octets(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private byte[] mac(String use, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }

    static byte[] hash(byte[] token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** Tells two secrets apart without telling them. */
    String fingerprint() {
        return HexFormat.of().formatHex(hash(derive(TokenPurpose.CONFIRM, new byte[] {0})));
    }
}
