package io.offboard.blackbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;

/** Knows the address of each host that a test names, and of no other. */
record ScriptedDns(Map<String, String> addresses) implements DnsResolver {
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    if (!addresses.containsKey(host)) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[] {InetAddress.getByName(addresses.get(host))};
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
