package io.offboard;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.offboard.beans.OffboardBeans;
import io.offboard.http.HttpBeans;
import io.offboard.util.ClasspathFolder;
import java.io.IOException;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The routes of this jar, for any {@link CamelContext}: add them, and call {@code
 * direct:users.deactivate}, or {@code direct:users.dry-run} to ask first, with a {@link
 * DeactivateRequest}. What the routes need is bound to the registry under the names that they use;
 * what is bound there already is left alone, so that an embedder can bring an {@code
 * accountResolver} of its own. A context takes one copy of them.
 */
public final class OffboardRoutes extends RouteBuilder {
  private static final String FOLDER = "routes";
  private static final String ENDING = ".camel.yaml";
  private static final Pattern ROUTE_ID = Pattern.compile("(?m)^- route:\\R {4}id: (\\S+)");

  private final boolean served;

  private OffboardRoutes(boolean served) {
    this.served = served;
  }

  /**
   * The routes behind {@code direct:users.deactivate} and {@code direct:users.dry-run}; they open
   * no port.
   *
   * @return the routes
   */
  public static OffboardRoutes embedded() {
    return new OffboardRoutes(false);
  }

  /**
   * The same, with the HTTP endpoint in front of them.
   *
   * @return the routes
   */
  public static OffboardRoutes served() {
    return new OffboardRoutes(true);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the context has a route of ours, or of our names, already, or
   *     a bean that is not what our routes take it for
   */
  @Override
  public void configure() throws Exception {
    var context = getContext();
    var files = files();
    requireNone(context, files.values());
    var beans = new OffboardBeans(context);
    beans.bind();
    if (served) {
      new HttpBeans(context, beans).bind();
    }
    context.addService(beans.files());
    // Asked by extension: the loader would take all of a dotted file name after the first dot.
    var yaml = PluginHelper.getRoutesLoader(context).getRoutesLoader(ENDING.substring(1));
    for (var file : files.entrySet()) {
      var location = "classpath:" + FOLDER + "/" + file.getKey();
      context.addRoutes(
          yaml.loadRoutesBuilder(ResourceHelper.fromString(location, file.getValue())));
    }
  }

  /** Those beside our own door, so that none of the embedder's is loaded; the front comes last. */
  private SortedMap<String, String> files() throws IOException {
    var door = OffboardRoutes.class.getResource("/" + FOLDER + "/users" + ENDING);
    var files =
        new TreeMap<String, String>(
            comparing(OffboardRoutes::isFront).thenComparing(naturalOrder()));
    files.putAll(ClasspathFolder.read(door, FOLDER, ENDING));
    if (!served) {
      files.keySet().removeIf(OffboardRoutes::isFront);
    }
    return files;
  }

  private static boolean isFront(String file) {
    return file.startsWith("http.");
  }

  /** Camel would put the second route of a name in the place of the first without a word. */
  private static void requireNone(CamelContext context, Collection<String> files) {
    var model = context.getCamelContextExtension().getContextPlugin(Model.class);
    for (var file : files) {
      for (var id : ROUTE_ID.matcher(file).results().toList()) {
        if (model.getRouteDefinition(id.group(1)) != null) {
          throw new IllegalStateException(
              "The CamelContext %s has a route %s already: "
                      .formatted(context.getName(), id.group(1))
                  + "add OffboardRoutes once, and give your own routes other names.");
        }
      }
    }
  }
}
