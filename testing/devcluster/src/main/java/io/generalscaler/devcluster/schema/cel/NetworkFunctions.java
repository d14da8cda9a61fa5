package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.net.InetAddress;
import java.util.List;

/** {@code ip, isIP, cidr, isCIDR}, and what can be asked of addresses and ranges. */
final class NetworkFunctions implements FunctionSet {
    private static final CelType IP = OpaqueType.create("net.IP");
    private static final CelType CIDR = OpaqueType.create("net.CIDR");

    @Override
    public List<CelFunctionDecl> declarations() {
        return List.of(
                function(
                        "ip",
                        global("string_to_ip", IP),
                        CelOverloadDecl.newMemberOverload("cidr_ip", IP, List.of(CIDR))),
                function("isIP", global("is_ip", SimpleType.BOOL)),
                function("ip.isCanonical", global("ip_is_canonical", SimpleType.BOOL)),
                function("family", of(IP, "ip_family", SimpleType.INT)),
                function("isUnspecified", of(IP, "ip_is_unspecified", SimpleType.BOOL)),
                function("isLoopback", of(IP, "ip_is_loopback", SimpleType.BOOL)),
                function("isLinkLocalMulticast", of(IP, "ip_is_link_local_multicast", SimpleType.BOOL)),
                function("isLinkLocalUnicast", of(IP, "ip_is_link_local_unicast", SimpleType.BOOL)),
                function("isGlobalUnicast", of(IP, "ip_is_global_unicast", SimpleType.BOOL)),
                function("cidr", global("string_to_cidr", CIDR)),
                function("isCIDR", global("is_cidr", SimpleType.BOOL)),
                function("prefixLength", of(CIDR, "cidr_prefix_length", SimpleType.INT)),
                function("masked", of(CIDR, "cidr_masked", CIDR)),
                function(
                        "containsIP",
                        CelOverloadDecl.newMemberOverload(
                                "cidr_contains_ip_string", SimpleType.BOOL, List.of(CIDR, SimpleType.STRING)),
                        CelOverloadDecl.newMemberOverload("cidr_contains_ip_ip", SimpleType.BOOL, List.of(CIDR, IP))),
                function(
                        "containsCIDR",
                        CelOverloadDecl.newMemberOverload(
                                "cidr_contains_cidr_string", SimpleType.BOOL, List.of(CIDR, SimpleType.STRING)),
                        CelOverloadDecl.newMemberOverload("cidr_contains_cidr", SimpleType.BOOL, List.of(CIDR, CIDR))));
    }

    private static CelFunctionDecl function(String name, CelOverloadDecl... overloads) {
        return CelFunctionDecl.newFunctionDeclaration(name, List.of(overloads));
    }

    private static CelOverloadDecl global(String id, CelType result) {
        return CelOverloadDecl.newGlobalOverload(id, result, List.of(SimpleType.STRING));
    }

    private static CelOverloadDecl of(CelType target, String id, CelType result) {
        return CelOverloadDecl.newMemberOverload(id, result, List.of(target));
    }

    @Override
    public List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("string_to_ip", String.class, NetworkFunctions::ip),
                CelFunctionBinding.from(
                        "is_ip", String.class, text -> Subnet.address(text).isPresent()),
                CelFunctionBinding.from("ip_is_canonical", String.class, NetworkFunctions::canonical),
                CelFunctionBinding.from("cidr_ip", Subnet.class, Subnet::address),
                CelFunctionBinding.from(
                        "ip_family", InetAddress.class, address -> address.getAddress().length == 4 ? 4L : 6L),
                CelFunctionBinding.from("ip_is_unspecified", InetAddress.class, InetAddress::isAnyLocalAddress),
                CelFunctionBinding.from("ip_is_loopback", InetAddress.class, InetAddress::isLoopbackAddress),
                CelFunctionBinding.from("ip_is_link_local_multicast", InetAddress.class, InetAddress::isMCLinkLocal),
                CelFunctionBinding.from("ip_is_link_local_unicast", InetAddress.class, InetAddress::isLinkLocalAddress),
                CelFunctionBinding.from("ip_is_global_unicast", InetAddress.class, NetworkFunctions::global),
                CelFunctionBinding.from("string_to_cidr", String.class, NetworkFunctions::cidr),
                CelFunctionBinding.from(
                        "is_cidr", String.class, text -> Subnet.parse(text).isPresent()),
                CelFunctionBinding.from("cidr_prefix_length", Subnet.class, range -> (long) range.prefix()),
                CelFunctionBinding.from("cidr_masked", Subnet.class, Subnet::masked),
                CelFunctionBinding.from(
                        "cidr_contains_ip_string",
                        Subnet.class,
                        String.class,
                        (range, text) -> range.contains(ip(text))),
                CelFunctionBinding.from(
                        "cidr_contains_ip_ip",
                        Subnet.class,
                        InetAddress.class,
                        (range, address) -> range.contains(address)),
                CelFunctionBinding.from(
                        "cidr_contains_cidr_string",
                        Subnet.class,
                        String.class,
                        (range, text) -> range.contains(cidr(text))),
                CelFunctionBinding.from(
                        "cidr_contains_cidr", Subnet.class, Subnet.class, (range, other) -> range.contains(other)));
    }

    private static InetAddress ip(String text) throws CelEvaluationException {
        return Subnet.address(text)
                .orElseThrow(() -> new CelEvaluationException(
                        "IP Address \"" + text + "\" parse error during conversion from string: unable to parse IP"));
    }

    private static Subnet cidr(String text) throws CelEvaluationException {
        return Subnet.parse(text)
                .orElseThrow(() -> new CelEvaluationException(
                        "network address parse error during conversion from string: \"" + text + "\""));
    }

    private static Object canonical(String text) throws CelEvaluationException {
        return Subnet.canonical(ip(text)).equals(text);
    }

    private static Object global(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isMulticastAddress()
                && !address.isLinkLocalAddress();
    }
}
