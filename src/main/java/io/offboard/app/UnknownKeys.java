package io.offboard.app;

import io.offboard.beans.Settings;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.util.OrderedLocationProperties;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what is set under {@code offboard.*} and read by nothing: who misspells a key believes that
 * it is set. No value is told, it may be a secret.
 */
final class UnknownKeys extends MainListenerSupport {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownKeys.class);
  private static final Pattern OURS = Pattern.compile("(?i)offboard[._].*");

  private static final int PREFIX_LENGTH = "offboard.".length();
  private static final String LISTED = "docs/configuration.md lists those that there are.";

  /** Kubernetes makes such for each service in reach, and so for one called offboard. */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_.*)?)");

  private static final List<String> VARIABLES =
      Settings.KEYS.stream().map(UnknownKeys::variable).toList();

  /** {@inheritDoc} Nothing is opened or made before. */
  @Override
  public void beforeConfigure(BaseMainSupport main) {
    find(main.getCamelContext());
  }

  /**
   * Looks where keys can stand. Of the environment it only warns: what is meant for others, or for
   * <code>{{env:NAME}}</code>, may begin like ours.
   *
   * @param context has the properties
   * @throws IllegalStateException if a file or the system properties have an unknown key; the
   *     message names each, where it stands, and the nearest key if there is one near
   */
  static void find(CamelContext context) {
    warn(System.getenv().keySet());
    var places = new TreeMap<String, String>();
    var loaded =
        (OrderedLocationProperties)
            context.getPropertiesComponent().loadProperties(UnknownKeys::isUnknown);
    loaded.stringPropertyNames().forEach(key -> places.put(key, loaded.getLocation(key)));
    System.getProperties().stringPropertyNames().stream()
        .filter(UnknownKeys::isUnknown)
        .forEach(key -> places.put(key, "the system properties"));
    if (!places.isEmpty()) {
      throw new IllegalStateException(
          places.entrySet().stream()
              .map(key -> sentence(key.getKey(), key.getValue(), nearKey(key.getKey())))
              .collect(Collectors.joining(" ")));
    }
  }

  /**
   * Warns of environment variables.
   *
   * @param names of all that there are
   */
  static void warn(Collection<String> names) {
    names.stream()
        .filter(name -> OURS.matcher(name).matches())
        .filter(name -> !isRead(name) && !OF_KUBERNETES.matcher(name).matches())
        .sorted()
        .forEach(name -> LOG.warn("{}", sentence(name, "the environment", nearVariable(name))));
  }

  private static boolean isUnknown(String key) {
    return OURS.matcher(key).matches() && !Settings.KEYS.contains(key);
  }

  /** Camel takes a variable in either form. */
  private static boolean isRead(String variable) {
    return VARIABLES.contains(variable)
        || Settings.KEYS.stream().anyMatch(key -> upper(key).equals(variable));
  }

  private static String sentence(String name, String place, Optional<String> near) {
    var help = near.map("did you mean %s?"::formatted).orElse(LISTED);
    return "%s in %s is no key of this service: %s".formatted(name, place, help);
  }

  private static Optional<String> nearKey(String key) {
    return near(key.toLowerCase(Locale.ROOT), Settings.KEYS);
  }

  private static Optional<String> nearVariable(String name) {
    return near(upper(name), VARIABLES);
  }

  /** The nearest, if at most a third of what the name has after the prefix is different. */
  private static Optional<String> near(String name, List<String> known) {
    var distance = new LevenshteinDistance((name.length() - PREFIX_LENGTH) / 3);
    return known.stream()
        .filter(one -> distance.apply(name, one) >= 0)
        .min(Comparator.comparing(one -> distance.apply(name, one)));
  }

  private static String variable(String key) {
    return upper(key).replaceAll("[.-]", "_");
  }

  private static String upper(String key) {
    return key.toUpperCase(Locale.ROOT);
  }
}
