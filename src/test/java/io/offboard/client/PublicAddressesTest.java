package io.offboard.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.client.PublicAddresses.ForbiddenAddressException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
  private static final String CUSTOM = "id.acme.example";
  private static final String TRUSTED = "acme.okta.com";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.0",
        "192.0.0.255",
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.0",
        "198.19.255.255",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.0",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::7f00:1",
        "2002:7f00:1::",
        "5f00::1",
        "fc00::1",
        "fd00::1",
        "fdff:ffff::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
      })
  void a_name_does_not_lead_to_an_address_that_is_not_public(String address) {
    assertThrows(ForbiddenAddressException.class, () -> resolve(CUSTOM, address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.0.1",
        "169.255.0.1",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:200::1",
        "2606:4700::1",
        "2a00::1",
        "3fff:ffff::1",
      })
  void a_name_leads_to_any_other_address(String address) throws UnknownHostException {
    assertArrayEquals(addresses(address), resolve(CUSTOM, address));
  }

  @Test
  void one_forbidden_address_among_several_is_enough() {
    assertThrows(
        ForbiddenAddressException.class, () -> resolve(CUSTOM, "93.184.216.34", "10.0.0.1"));
  }

  @Test
  void a_trusted_host_may_lead_anywhere() throws UnknownHostException {
    assertArrayEquals(addresses("10.0.0.1"), resolve(TRUSTED, "10.0.0.1"));
  }

  private static InetAddress[] resolve(String host, String... addresses)
      throws UnknownHostException {
    return new PublicAddresses(dns(addresses(addresses)), TRUSTED::equals).resolve(host);
  }

  private static DnsResolver dns(InetAddress... answer) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) {
        return answer;
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  private static InetAddress[] addresses(String... literals) {
    return Stream.of(literals).map(PublicAddressesTest::address).toArray(InetAddress[]::new);
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
