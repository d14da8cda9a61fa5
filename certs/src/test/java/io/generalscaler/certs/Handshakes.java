package io.generalscaler.certs;

import io.generalscaler.certs.pem.Pem;
import io.generalscaler.certs.tls.ReloadingKeys;
import io.generalscaler.certs.tls.ServerTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Real TLS handshakes over loopback, judged at a time of the test's choosing. */
final class Handshakes {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Handshakes() {}

    /**
     * One handshake of a client that trusts {@code bundle}, expects the name {@code host} and lives at {@code now}.
     *
     * @return the certificate that the server showed
     * @throws IOException if the client refuses the server
     */
    static X509Certificate shake(ReloadingKeys server, String bundle, String host, Instant now) throws Exception {
        SSLContext context = ServerTls.context(server, RANDOM);
        try (var listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> answer(listening));
            X509Certificate shown = connect(listening.getLocalPort(), bundle, host, now);
            answering.join();
            return shown;
        }
    }

    private static void answer(SSLServerSocket listening) {
        try (Socket peer = listening.accept()) {
            peer.getOutputStream().write('x');
            peer.getInputStream().read();
        } catch (IOException e) {
            // The client refused; its side of the test says why.
        }
    }

    private static X509Certificate connect(int port, String bundle, String host, Instant now) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust(bundle, now).getTrustManagers(), RANDOM);
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            try (var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.setSoTimeout(5_000);
                socket.startHandshake();
                if (socket.getInputStream().read() != 'x') {
                    throw new IOException("the server hung up");
                }
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }

    private static TrustManagerFactory trust(String bundle, Instant now) throws Exception {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        for (X509Certificate certificate : Pem.certificates(bundle)) {
            anchors.setCertificateEntry(certificate.getSerialNumber().toString(), certificate);
        }
        var parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory;
    }
}
