package dev.paperpost.web;

import dev.paperpost.subscription.TokenSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A little work that a browser does while its visitor fills in the form, so that requests in masses cost something. A challenge
 * is its moment, random bytes and a keyed hash of both as base64url; nothing is stored until it is spent. A proof is seven
 * hexadecimal digits that, appended to the challenge, give a SHA-256 that begins with {@link #BITS} zero bits: 55 characters,
 * the most that is hashed as one block (FIPS 180-4 section 5.1.1). Thread-safe.
 */
@ApplicationScoped
class ProofOfWork {

    /** 65,536 hashes on average: a fraction of a second on a phone. */
    static final int BITS = 16;

    private static final Duration VALID = Duration.ofHours(2);
    private static final int SIGNED = 18;
    private static final int SIGNATURE = 18;
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{48}");
    private static final Pattern PROOF = Pattern.compile("[0-9a-f]{7}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TokenSecret secret;
    private final RequestCounter counter;
    private final Clock clock;

    ProofOfWork(TokenSecret secret, RequestCounter counter, Clock clock) {
        this.secret = secret;
        this.counter = counter;
        this.clock = clock;
    }

    /** A new challenge, good for two hours. */
    String challenge() {
        byte[] random = new byte[SIGNED - Integer.BYTES];
        RANDOM.nextBytes(random);
        byte[] signed = ByteBuffer.allocate(SIGNED)
                .putInt((int) clock.instant().getEpochSecond())
                .put(random)
                .array();
        return Base64.getUrlEncoder()
                .encodeToString(ByteBuffer.allocate(SIGNED + SIGNATURE)
                        .put(signed)
                        .put(signature(signed))
                        .array());
    }

    /** Whether this proves work on a challenge of ours, and does so for the first time. */
    boolean spend(String challenge, String proof) {
        return PROOF.matcher(proof).matches()
                && proves(challenge + proof)
                && issued(challenge)
                        .filter(moment -> clock.instant().isBefore(moment.plus(VALID)))
                        .filter(moment -> counter.take("proof", challenge, moment.truncatedTo(ChronoUnit.HOURS), 1))
                        .isPresent();
    }

    private Optional<Instant> issued(String challenge) {
        if (!CHALLENGE.matcher(challenge).matches()) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getUrlDecoder().decode(challenge);
        byte[] signed = Arrays.copyOf(bytes, SIGNED);
        boolean genuine = MessageDigest.isEqual(signature(signed), Arrays.copyOfRange(bytes, SIGNED, bytes.length));
        return genuine
                ? Optional.of(Instant.ofEpochSecond(
                        Integer.toUnsignedLong(ByteBuffer.wrap(signed).getInt())))
                : Optional.empty();
    }

    private byte[] signature(byte[] signed) {
        return Arrays.copyOf(secret.keyedHash("challenge " + HexFormat.of().formatHex(signed)), SIGNATURE);
    }

    static boolean proves(String solved) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(solved.getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.wrap(hash).getInt() >>> Integer.SIZE - BITS == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
