package io.offboard.client;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves vendor hosts, and lets a name that is not the vendor's own lead to public addresses
 * only: it is the answer at connect time that counts, whatever the name resolved to before.
 */
public final class PublicAddresses implements DnsResolver {
  private final DnsResolver dns;
  private final Predicate<String> trusted;

  /** A name leads to an address that is not public. */
  public static final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host) {
      super(host + " does not lead to a public address");
    }
  }

  /**
   * Resolves.
   *
   * @param dns asks for addresses
   * @param trusted the hosts that may lead anywhere: the vendors' own, and those of the operator
   */
  public PublicAddresses(DnsResolver dns, Predicate<String> trusted) {
    this.dns = dns;
    this.trusted = trusted;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var addresses = dns.resolve(host);
    if (!trusted.test(host)) {
      for (var address : addresses) {
        if (!isPublic(address)) {
          throw new ForbiddenAddressException(host);
        }
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return dns.resolveCanonicalHostname(host);
  }

  private static boolean isPublic(InetAddress address) {
    return !(address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet6Address
            ? isSpecialIpv6(address.getAddress())
            : isSpecialIpv4(address.getAddress())));
  }

  /** 0.0.0.0/8, 100.64.0.0/10, 192.0.0.0/24, 198.18.0.0/15, 240.0.0.0/4: RFC 6890. */
  private static boolean isSpecialIpv4(byte[] address) {
    var first = address[0] & 0xff;
    var second = address[1] & 0xff;
    return first == 0
        || (first == 100 && (second & 0xc0) == 64)
        || (first == 192 && second == 0 && address[2] == 0)
        || (first == 198 && (second & 0xfe) == 18)
        || first >= 240;
  }

  /**
   * All but 2000::/3, the global unicast space; in it, 2001::/23 (protocol assignments, among them
   * Teredo) and 2002::/16 (6to4), which wrap an IPv4 address of any kind.
   *
   * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IANA</a>
   */
  private static boolean isSpecialIpv6(byte[] address) {
    var global = (address[0] & 0xe0) == 0x20;
    var protocols = address[0] == 0x20 && address[1] == 0x01 && (address[2] & 0xfe) == 0;
    var sixToFour = address[0] == 0x20 && address[1] == 0x02;
    return !global || protocols || sixToFour;
  }
}
