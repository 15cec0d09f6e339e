package io.offboard.account;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hosts that accounts lead to, and how far their DNS is trusted. Safe for many threads. */
public final class VendorHosts {
  /** Where stand-ins listen; an account may only name it where that is allowed. */
  public static final String LOOPBACK = "127.0.0.1";

  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(String setting, boolean vendorsOwn) {}

  void know(String host, String setting, boolean vendorsOwn) {
    known.merge(
        host,
        new Known(setting, vendorsOwn),
        (one, other) -> new Known(other.setting(), one.vendorsOwn() || other.vendorsOwn()));
  }

  /**
   * Whether a host may lead to any address: a vendor's own may, and so may a stand-in.
   *
   * @param host a host name in lower case
   * @return false for a customer's own domain, and for a host of an embedder's own accounts
   */
  public boolean mayLeadAnywhere(String host) {
    return host.equals(LOOPBACK) || (known.containsKey(host) && known.get(host).vendorsOwn());
  }

  /**
   * The setting that named a host.
   *
   * @param host a host name in lower case
   * @return for example {@code org_url}; {@code baseUrl} where no accounts file named it
   */
  public String setting(String host) {
    return known.containsKey(host) ? known.get(host).setting() : "baseUrl";
  }
}
