package dev.paperpost.mail;

import io.quarkus.mailer.runtime.DkimSignOptionsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Settings of signing (RFC 6376), looked at once at the start: the client would find a fault in them at each mail anew. */
final class DkimSettings {

    private static final String PREFIX = "quarkus.mailer.dkim.";
    private static final String HOW_TO_MAKE_ONE = "; make one with:"
            + " openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -outform DER | base64 -w0 > dkim.key";

    /** RFC 8301 section 3.2: receivers take nothing shorter. */
    private static final int LEAST_BITS = 1024;

    /** RFC 5322 section 2.1.1. The client writes the signature as one line, and the key's length decides how long it is. */
    private static final int LONGEST_LINE = 998;

    /** {@code DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=; i=@; s=; h=; t=; x=; bh=; b=} with hash and dates. */
    private static final int FIXED_LENGTH = 160;

    private DkimSettings() {}

    /** @throws IllegalArgumentException with a sentence that says what to mend; tells nothing of the key */
    static void check(DkimSignOptionsConfig dkim) {
        if (!dkim.enabled()) {
            return;
        }
        String selector = required("selector", "s1", dkim.selector());
        String domain = required("sdid", "example.org", dkim.sdid());
        int bits = key(dkim).getModulus().bitLength();
        if (bits < LEAST_BITS) {
            throw new IllegalArgumentException("the DKIM key has " + bits + " bits, and receivers take none below "
                    + LEAST_BITS + HOW_TO_MAKE_ONE);
        }
        int signature = (bits + 23) / 24 * 4;
        int headers = String.join(":", dkim.signedHeaders().orElse(List.of())).length();
        if (FIXED_LENGTH + 2 * domain.length() + selector.length() + headers + signature > LONGEST_LINE) {
            throw new IllegalArgumentException("with a DKIM key of " + bits + " bits the signature does not fit into a"
                    + " line of a mail; use one of 2048 bits" + HOW_TO_MAKE_ONE);
        }
    }

    private static String required(String name, String example, Optional<String> value) {
        return value.filter(v -> v.matches("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?"))
                .orElseThrow(() -> new IllegalArgumentException(PREFIX + "enabled is true, so " + PREFIX + name
                        + " must be set, to a name such as " + example));
    }

    private static RSAPrivateKey key(DkimSignOptionsConfig dkim) {
        if (dkim.privateKey().isEmpty() && dkim.privateKeyPath().isEmpty()) {
            throw new IllegalArgumentException(PREFIX + "enabled is true, so " + PREFIX + "private-key or " + PREFIX
                    + "private-key-path must be set" + HOW_TO_MAKE_ONE);
        }
        String where = PREFIX + (dkim.privateKey().isPresent() ? "private-key" : "private-key-path");
        try {
            String text = dkim.privateKey().isPresent()
                    ? dkim.privateKey().get()
                    : Files.readString(Path.of(dkim.privateKeyPath().get()));
            // The client's own decoder, which takes a PEM file's first and last line for a part of the key.
            byte[] der = Base64.getMimeDecoder().decode(text);
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException e) {
            throw new IllegalArgumentException("the file of " + where + " cannot be read, "
                    + dkim.privateKeyPath().orElse("") + ": correct the path or its permissions");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + " holds no key that can sign: it must be an RSA key as the base64"
                            + " of PKCS #8, without the lines \"-----BEGIN …\" and \"-----END …\"" + HOW_TO_MAKE_ONE);
        }
    }
}
