package io.offboard;

import io.offboard.http.HttpBeans;
import io.offboard.http.ServerErrors;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The routes of this jar, for any {@link org.apache.camel.CamelContext}: add them, and call {@code
 * direct:users.deactivate} with a {@link DeactivateRequest}. What the routes need is bound to the
 * registry under the names that they use; what is bound there already is left alone, so that an
 * embedder can bring an {@code accountResolver} of its own.
 */
public final class OffboardRoutes extends RouteBuilder {
  private static final String FRONT = "http.users.deactivate";
  private static final List<String> INNER =
      List.of(
          "users.deactivate",
          "okta.deactivate",
          "okta.request",
          "okta.attempt",
          "okta.read-back",
          "okta.revoke-sessions",
          "okta.token-owner",
          "okta.token",
          "vanta.deactivate",
          "vanta.request",
          "vanta.attempt",
          "vanta.read-back",
          "vanta.token",
          "scim.deactivate",
          "scim.request",
          "scim.attempt",
          "scim.read-back",
          "scim.token",
          "vendor.settle",
          "vendor.call",
          "vendor.http");

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
    var names = served ? Stream.concat(INNER.stream(), Stream.of(FRONT)) : INNER.stream();
    // Asked by extension: the loader would take all of a dotted file name after the first dot.
    var yaml = PluginHelper.getRoutesLoader(context).getRoutesLoader("camel.yaml");
    for (var name : names.toList()) {
      var file =
          ResourceHelper.resolveResource(context, "classpath:routes/" + name + ".camel.yaml");
      context.addRoutes(yaml.loadRoutesBuilder(file));
    }
  }
}
