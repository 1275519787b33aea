package dev.paperpost.operator.doctor;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Keys as DKIM writes them: base64 of their DER form, RSA only. */
class DkimKey {

    private static final long LARGEST_FILE = 64 * 1024;
    private static final int LONGEST_STRING = 255;

    private DkimKey() {}

    /**
     * The public half of the configured key.
     *
     * @throws GeneralSecurityException when it is no RSA key; tells nothing of it
     * @throws IOException when its file cannot be read
     */
    static RSAPublicKey ofPrivate(DkimSetup setup) throws GeneralSecurityException, IOException {
        String text = setup.privateKey().orElse("");
        if (setup.keyFile().isPresent()) {
            Path file = Path.of(setup.keyFile().get());
            if (Files.size(file) > LARGEST_FILE) {
                throw new GeneralSecurityException("the file is too large for a key");
            }
            text = Files.readString(file);
        }
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        if (rsa.generatePrivate(new PKCS8EncodedKeySpec(decode(text))) instanceof RSAPrivateCrtKey key) {
            return (RSAPublicKey) rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        }
        throw new GeneralSecurityException("the key has no public half");
    }

    /** @param p the tag of a key record (RFC 6376, section 3.6.1) */
    static RSAPublicKey ofRecord(String p) throws GeneralSecurityException {
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(decode(p)));
    }

    static boolean same(RSAPublicKey one, RSAPublicKey other) {
        BigInteger modulus = one.getModulus();
        return modulus.equals(other.getModulus()) && one.getPublicExponent().equals(other.getPublicExponent());
    }

    /** The record to publish, in strings of at most 255 octets. */
    static String record(DkimSetup setup, RSAPublicKey key) {
        String text = "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(key.getEncoded());
        StringBuilder record = new StringBuilder(setup.selector() + "._domainkey." + setup.domain() + ". IN TXT (");
        for (int at = 0; at < text.length(); at += LONGEST_STRING) {
            record.append(" \"")
                    .append(text, at, Math.min(text.length(), at + LONGEST_STRING))
                    .append('"');
        }
        return record.append(" )").toString();
    }

    private static byte[] decode(String base64) throws GeneralSecurityException {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("-----[^-]*-----|\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("it is not base64");
        }
    }
}
