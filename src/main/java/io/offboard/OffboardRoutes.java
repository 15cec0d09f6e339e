package io.offboard;

import io.offboard.http.HttpBeans;
import io.offboard.http.ServerErrors;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The routes of this jar, for any {@link org.apache.camel.CamelContext}: add them, and call {@code
 * direct:users.deactivate} with a {@link DeactivateRequest}. What the routes need is bound to the
 * registry under the names that they use; what is bound there already is left alone, so that an
 * embedder can bring an {@code accountResolver} of its own.
 */
public final class OffboardRoutes extends RouteBuilder {
  private static final String FOLDER = "routes";
  private static final String ENDING = ".camel.yaml";

  private final boolean served;

  private OffboardRoutes(boolean served) {
    this.served = served;
  }

  /**
   * The routes behind {@code direct:users.deactivate}; they open no port.
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

  @Override
  public void configure() throws Exception {
    var context = getContext();
    var beans = new OffboardBeans(context);
    beans.bind();
    if (served) {
      new HttpBeans(beans).bind();
      context.addStartupListener(new ServerErrors(beans.duration("body-timeout", "10s")));
    }
    // Asked by extension: the loader would take all of a dotted file name after the first dot.
    var yaml = PluginHelper.getRoutesLoader(context).getRoutesLoader(ENDING.substring(1));
    for (var file : files()) {
      context.addRoutes(yaml.loadRoutesBuilder(file));
    }
  }

  /** Those beside our own door, so that none of the embedder's is loaded; the front comes last. */
  private List<Resource> files() throws IOException {
    var door = OffboardRoutes.class.getResource("/" + FOLDER + "/users.deactivate" + ENDING);
    return ClasspathFolder.read(door, FOLDER, ENDING).entrySet().stream()
        .filter(file -> served || !isFront(file.getKey()))
        .sorted(Comparator.comparing(file -> isFront(file.getKey())))
        .map(
            file -> ResourceHelper.fromString("classpath:routes/" + file.getKey(), file.getValue()))
        .toList();
  }

  private static boolean isFront(String file) {
    return file.startsWith("http.");
  }
}
