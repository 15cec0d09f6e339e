package io.offboard.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The addresses that a vendor may have. */
public final class VendorAddress {
  /** Where stand-ins listen; an account may only name it where that is allowed. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final String OKTA_DOMAIN =
      "\\.(?:(?:okta|oktapreview|okta-emea|okta-gov)\\.com|okta\\.mil)";

  /** In Okta's own domains; {@code -admin} is the console, which has no API for us. */
  private static final String OKTA_HOST = "[a-z0-9][a-z0-9-]*(?<!-admin)" + OKTA_DOMAIN;

  private static final String OTHER_HOST =
      "(?!.*" + OKTA_DOMAIN + "(?:\\.com)?$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}";

  private static final Pattern OKTA = Pattern.compile(OKTA_HOST);
  private static final Pattern CUSTOM = Pattern.compile(OKTA_HOST + "|" + OTHER_HOST);

  private static final Pattern VANTA = Pattern.compile("api\\.vanta(?:-gov)?\\.com");

  private final boolean allowLoopback;

  VendorAddress(boolean allowLoopback) {
    this.allowLoopback = allowLoopback;
  }

  /**
   * Whether a host is a vendor's own.
   *
   * @param host a host name in lower case
   * @return false for a customer's own domain
   */
  public static boolean isVendorsOwn(String host) {
    return OKTA.matcher(host).matches() || VANTA.matcher(host).matches();
  }

  /** Returns the address without a trailing slash, or null if it is forbidden. */
  URI okta(String address, boolean customDomain) {
    return checked(address, customDomain ? CUSTOM : OKTA);
  }

  /** Returns the address without a trailing slash, or null if it is no loopback address. */
  URI loopback(String address) {
    return checked(address, null);
  }

  private URI checked(String address, Pattern hosts) {
    try {
      var uri =
          new URI(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
      var bare =
          uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && "".equals(uri.getRawPath())
              && uri.getHost() != null;
      return bare && (isAllowedHost(uri, hosts) || isAllowedLoopback(uri)) ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static boolean isAllowedHost(URI uri, Pattern hosts) {
    return hosts != null
        && "https".equals(uri.getScheme())
        && (uri.getPort() == -1 || uri.getPort() == 443)
        && hosts.matcher(uri.getHost()).matches();
  }

  private boolean isAllowedLoopback(URI uri) {
    return allowLoopback && "http".equals(uri.getScheme()) && LOOPBACK.equals(uri.getHost());
  }
}
