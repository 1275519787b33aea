package dev.paperpost.operator.doctor;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Takes a server's certificate whatever it is, and keeps it with what Java's own judgement would be: so that a bad one can
 * be described, which a handshake that breaks off does not allow. Nothing secret may be sent to a server that is not
 * {@link #isTrusted}. For one connection.
 */
class Certificates extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager judge;
    private X509Certificate certificate;
    private boolean trusted;

    /** @param authorities who is trusted; null for Java's own list */
    Certificates(KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        judge = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    SSLSocketFactory sockets() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {this}, null);
        return context.getSocketFactory();
    }

    /** The server's own; null before a handshake. */
    X509Certificate certificate() {
        return certificate;
    }

    /** Whether its chain leads to an authority that is trusted; says nothing about its name. */
    boolean isTrusted() {
        return trusted;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        certificate = chain[0];
        try {
            judge.checkServerTrusted(chain, authType);
            trusted = true;
        } catch (CertificateException e) {
            trusted = false;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
