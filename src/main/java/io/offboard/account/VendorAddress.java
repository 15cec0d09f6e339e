package io.offboard.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.error.AccountMisconfiguredException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * An address that an account's settings mean, as its {@code account} transform says.
 *
 * @param setting the setting that it comes from
 * @param url the address; null if there is none
 * @param hosts a pattern of the vendor's own hosts; null if there are none
 * @param publicHosts a pattern of other names, which have to lead to public addresses; null if no
 *     other is allowed
 * @param path whether the address may have a path
 * @param exact whether it is taken as it stands, with a slash at its end: nothing comes after it
 * @param problem what to say of an address that is not allowed, as the end of a sentence
 */
record VendorAddress(
    String setting,
    String url,
    String hosts,
    String publicHosts,
    boolean path,
    boolean exact,
    String problem) {
  private static final Pattern DNS_NAME =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");
  private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");
  private static final Pattern EXACT_PATH = Pattern.compile(PATH.pattern() + "/?");

  static VendorAddress of(JsonNode said) {
    return new VendorAddress(
        said.path("setting").asText(),
        said.path("url").textValue(),
        said.path("hosts").textValue(),
        said.path("public_hosts").textValue(),
        said.path("path").asBoolean(),
        said.path("exact").asBoolean(),
        said.path("problem").asText());
  }

  /**
   * Checks the address and lets its host be known.
   *
   * @param context the settings
   * @param allowLoopback whether it may be a stand-in on this machine
   * @param known gets the host
   * @return the address; unless it is exact, without a slash at its end
   * @throws AccountMisconfiguredException if it is not allowed, or none and its setting is missing
   */
  URI checked(AccountContext context, boolean allowLoopback, VendorHosts known) {
    if (url == null || context.has(setting)) {
      context.text(setting);
    }
    var uri = url == null ? null : bare(exact ? url : url.replaceFirst("/$", ""));
    if (uri == null || !(isAllowed(uri) || (allowLoopback && isLoopback(uri)))) {
      throw context.misconfigured(setting, problem);
    }
    known.know(uri, setting, isVendorsOwn(uri));
    return uri;
  }

  private URI bare(String address) {
    try {
      var uri = new URI(address);
      var bare =
          uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getRawPath() != null
              && mayHave(uri.getRawPath())
              && uri.getHost() != null;
      return bare ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private boolean mayHave(String rawPath) {
    return path ? (exact ? EXACT_PATH : PATH).matcher(rawPath).matches() : rawPath.isEmpty();
  }

  private boolean isAllowed(URI uri) {
    var isOther = publicHosts != null && uri.getHost().matches(publicHosts);
    return "https".equals(uri.getScheme())
        && (uri.getPort() == -1 || uri.getPort() == 443)
        && (isVendorsOwn(uri) || (isOther && DNS_NAME.matcher(uri.getHost()).matches()));
  }

  private boolean isVendorsOwn(URI uri) {
    return hosts != null && uri.getHost().matches(hosts);
  }

  private static boolean isLoopback(URI uri) {
    return "http".equals(uri.getScheme()) && VendorHosts.LOOPBACK.equals(uri.getHost());
  }
}
