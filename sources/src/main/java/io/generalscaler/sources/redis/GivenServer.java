package io.generalscaler.sources.redis;

import io.generalscaler.api.source.HostName;
import io.generalscaler.api.source.redis.RedisServers;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A server that another server named: judged as one that a user wrote is, and never shown. */
final class GivenServer {

    private static final int LONGEST_HOST = 253;
    private static final int MAX_PORT = 65_535;
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern HOST = Pattern.compile("[-._A-Za-z0-9]+|[0-9a-fA-F:.]+");

    private GivenServer() {}

    /** Empty where this is no server. */
    static Optional<RedisServers.One> of(String host, String port) {
        boolean isServer = host.length() <= LONGEST_HOST
                && HOST.matcher(host).matches()
                && HostName.fault(host).isEmpty()
                && PORT.matcher(port).matches();
        int number = isServer ? Integer.parseInt(port) : 0;
        return number < 1 || number > MAX_PORT ? Optional.empty() : Optional.of(new RedisServers.One(host, number));
    }

    /** Why its address cannot be used. */
    static SourceException notAdmitted(FailureReason reason) {
        return new SourceException(
                reason,
                reason == FailureReason.AddressRefused
                        ? "the operator's rules do not admit the address of the server that Redis named (--allow-address)"
                        : "the server that Redis named has no address");
    }
}
