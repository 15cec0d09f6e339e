package io.offboard.beans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.LeaverRequest;
import io.offboard.OffboardRoutes;
import io.offboard.error.InvalidRequestException;
import io.offboard.sandbox.Sandbox;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A flow that has a store, and not db-scheduler, which is optional: all but leavers is there. */
class WithoutSchedulerTest {
  @Test
  void a_leaver_is_refused_with_what_is_missing() throws Exception {
    var thread = Thread.currentThread();
    var usual = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      assertThrows(
          ClassNotFoundException.class,
          () -> loader.loadClass("com.github.kagkarlsson.scheduler.Scheduler"));
      var flow = loader.loadClass(Flow.class.getName()).getConstructor().newInstance();

      assertEquals(
          "501 Leavers need a store: set offboard.store.url, and add db-scheduler if you embed.",
          ((Callable<?>) flow).call());
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  private static URL[] jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("db-scheduler"))
        .map(WithoutSchedulerTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }

  /** Says what it is answered. */
  public static final class Flow implements Callable<String> {
    @Override
    public String call() throws Exception {
      try (var sandbox = Sandbox.start(Clock.systemUTC());
          var context = new DefaultCamelContext()) {
        var properties = new Properties();
        properties.putAll(sandbox.properties());
        properties.setProperty("offboard.store.url", "jdbc:h2:mem:" + UUID.randomUUID());
        context.getPropertiesComponent().setInitialProperties(properties);
        context.addRoutes(OffboardRoutes.embedded());
        context.start();
        var leaver = LeaverRequest.byEmail("ada", "ada.moreno@acme.example", null);
        var accept = context.createFluentProducerTemplate().to("direct:leavers.accept");
        var error = (InvalidRequestException) accept.withBody(leaver).send().getException();
        return error.statusCode() + " " + error.getMessage();
      }
    }
  }
}
