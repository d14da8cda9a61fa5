package io.generalscaler.reach.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges servers, and no clients: what others say of a chain, with a rule more before it or after it. */
abstract class ServerTrust extends X509ExtendedTrustManager {
    private final Supplier<X509ExtendedTrustManager> others;

    /** Asks for the others when the first server is to be judged, and each time after it. */
    ServerTrust(Supplier<X509ExtendedTrustManager> others) {
        this.others = others;
    }

    /** The chain that the others are to judge. */
    abstract X509Certificate[] before(X509Certificate[] chain) throws CertificateException;

    /** What is asked of the server's own certificate once the others trust it. */
    abstract void after(X509Certificate server) throws CertificateException;

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        others.get().checkServerTrusted(before(chain), authType, engine);
        after(chain[0]);
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        others.get().checkServerTrusted(before(chain), authType, socket);
        after(chain[0]);
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        others.get().checkServerTrusted(before(chain), authType);
        after(chain[0]);
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noClients();
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noClients();
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noClients();
    }

    private static CertificateException noClients() {
        return new CertificateException("only servers are checked here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return others.get().getAcceptedIssuers();
    }
}
