package io.offboard.http;

import io.offboard.OffboardBeans;
import io.offboard.StartDeactivation;
import java.time.Clock;

/** What the HTTP front refers to, bound by name. */
public final class HttpBeans {
  private final OffboardBeans beans;

  /**
   * Binds beside the inner routes' beans.
   *
   * @param beans those of the inner routes
   */
  public HttpBeans(OffboardBeans beans) {
    this.beans = beans;
  }

  /**
   * Binds all that the front needs.
   *
   * @throws IllegalStateException if no api token is configured
   */
  public void bind() {
    beans.bind("headerWall", HeaderWall::new);
    beans.bind(
        "identifyRequest",
        () -> new IdentifyRequest(beans.find("startDeactivation", StartDeactivation.class)));
    beans.bind("acceptJsonPost", AcceptJsonPost::new);
    beans.bind("authenticateCaller", () -> new AuthenticateCaller(beans.placeholders()));
    beans.bind("readRequest", ReadRequest::new);
    beans.bind("caughtError", CaughtError::new);
    beans.bind("auditLog", () -> new AuditLog(beans.find("clock", Clock.class)));
    beans.bind("writeAnswer", WriteAnswer::new);
  }
}
