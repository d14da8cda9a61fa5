package io.generalscaler.devcluster.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Ports of loopback that nobody listens at, by name: {@code {port:web}} in a text stands for one, and always for the same. */
public final class FreePorts {

    private static final Pattern PLACE = Pattern.compile("\\{port:([A-Za-z0-9-]+)}");

    private final Map<String, Integer> ports = new HashMap<>();

    /** The text with a number in each place. */
    public String fill(String text) {
        return PLACE.matcher(text).replaceAll(place -> String.valueOf(port(place.group(1))));
    }

    private int port(String name) {
        Integer known = ports.get(name);
        if (known != null) {
            return known;
        }
        int port = free();
        while (ports.containsValue(port)) {
            port = free();
        }
        ports.put(name, port);
        return port;
    }

    /** A port that was free a moment ago. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
