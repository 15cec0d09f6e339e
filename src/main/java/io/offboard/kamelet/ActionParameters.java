package io.offboard.kamelet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.util.StringHelper;

/** The parameters that a use of the kamelet was given. Camel itself takes any, and says nothing. */
final class ActionParameters {
  /** What Camel adds to them. */
  private static final List<String> OF_CAMEL =
      List.of(
          "templateId",
          "routeId",
          "uuid",
          "parentRouteId",
          "parentProcessorId",
          "noErrorHandler",
          "bridgeErrorHandler");

  private ActionParameters() {}

  /**
   * Makes sure that the routes are there. A kamelet cannot add them: what is added while Camel
   * starts the kamelet's is not started.
   *
   * @param context the context
   * @param kamelet its name
   * @param door the route that it leads to
   * @throws IllegalStateException if the context has no such route
   */
  static void requireDoor(CamelContext context, String kamelet, String door) {
    var model = context.getCamelContextExtension().getContextPlugin(Model.class);
    if (model.getRouteDefinition(door) == null) {
      throw new IllegalStateException(
          "The kamelet %s needs the route %s: add OffboardRoutes.embedded() to the CamelContext before it starts."
              .formatted(kamelet, door));
    }
  }

  /**
   * Refuses parameters that the kamelet does not have, since one of them may be a misspelt dryRun,
   * and those given twice, of which Camel makes one text.
   *
   * @param context the context
   * @param routeId the route that was made for this use of the kamelet
   * @throws IllegalArgumentException if there are any of either
   */
  static void requireDeclared(CamelContext context, String routeId) {
    var model = context.getCamelContextExtension().getContextPlugin(Model.class);
    var given = model.getRouteDefinition(routeId).getTemplateParameters();
    var template = (String) given.get("templateId");
    var declared =
        model.getRouteTemplateDefinition(template).getTemplateParameters().stream()
            .map(RouteTemplateParameterDefinition::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    var unknown =
        given.keySet().stream()
            .filter(name -> !isKnown(name, given, declared))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "The kamelet %s has no parameter %s: it has %s."
              .formatted(template, String.join(", ", unknown), String.join(", ", declared)));
    }
    given.forEach(
        (name, value) -> {
          if (value instanceof Collection) {
            throw new IllegalArgumentException(
                "Give %s once, and as RAW(...) if it has an &.".formatted(name));
          }
        });
  }

  /** Beside each parameter Camel puts the same with dashes: dry-run beside dryRun. */
  private static boolean isKnown(String name, Map<String, Object> given, Set<String> declared) {
    // camel.kamelet.<kamelet>.<route>.<parameter> comes as <route>.<parameter>
    var last = name.substring(name.lastIndexOf('.') + 1);
    if (declared.contains(last) || OF_CAMEL.contains(last)) {
      return true;
    }
    var undashed = StringHelper.dashToCamelCase(name);
    return !undashed.equals(name) && Objects.equals(given.get(undashed), given.get(name));
  }
}
