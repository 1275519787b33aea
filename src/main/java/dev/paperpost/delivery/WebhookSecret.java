package dev.paperpost.delivery;

import dev.paperpost.subscription.TokenSecret;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs posts as the Standard Webhooks specification 1.0.0 has it. The secret of a webhook is not stored but derived from a stored
 * nonce, like the links in mails: it can sign, and the database alone gives it away to nobody. Thread-safe.
 */
@Singleton
class WebhookSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_OCTETS = 16;

    private final TokenSecret secret;

    WebhookSecret(TokenSecret secret) {
        this.secret = secret;
    }

    static byte[] freshNonce() {
        byte[] nonce = new byte[NONCE_OCTETS];
        RANDOM.nextBytes(nonce);
        return nonce;
    }

    /** As the receiver is given it. */
    String text(byte[] nonce) {
        return "whsec_" + Base64.getEncoder().encodeToString(secret.webhookKey(nonce));
    }

    /**
     * The header {@code webhook-signature}.
     *
     * @param nonces of the secret and, while the receiver may still know no other, of the one before
     * @param seconds when this attempt is made, since 1970
     */
    String signature(List<byte[]> nonces, String id, long seconds, byte[] body) {
        byte[] head = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
        return nonces.stream()
                .map(nonce -> "v1," + Base64.getEncoder().encodeToString(mac(secret.webhookKey(nonce), head, body)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] mac(byte[] key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }
}
