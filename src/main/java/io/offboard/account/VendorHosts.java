package io.offboard.account;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hosts that accounts lead to, and how far their DNS is trusted. Safe for many threads. */
public final class VendorHosts {
  /** Where stand-ins listen; an account may only name it where that is allowed. */
  public static final String LOOPBACK = "127.0.0.1";

  private final Map<String, Boolean> vendorsOwnByHost = new ConcurrentHashMap<>();
  private final Map<URI, String> settingByAddress = new ConcurrentHashMap<>();

  void know(URI address, String setting, boolean vendorsOwn) {
    vendorsOwnByHost.merge(address.getHost(), vendorsOwn, Boolean::logicalOr);
    settingByAddress.put(address, setting);
  }

  /** An address below one that is known comes from the same setting. */
  void knowBelow(URI address, URI below) {
    settingByAddress.put(below, setting(address));
  }

  /**
   * Whether a host may lead to any address: a vendor's own may, and so may a stand-in.
   *
   * @param host a host name in lower case
   * @return false for a customer's own domain, and for a host of an embedder's own accounts
   */
  public boolean mayLeadAnywhere(String host) {
    return host.equals(LOOPBACK) || vendorsOwnByHost.getOrDefault(host, false);
  }

  /**
   * The setting that an account's address comes from.
   *
   * @param address where the account's calls go, or where it gets its tokens
   * @return for example {@code org_url}; {@code baseUrl} where no accounts file named it
   */
  public String setting(URI address) {
    return settingByAddress.getOrDefault(address, "baseUrl");
  }
}
