package io.offboard.testkit;

import io.offboard.account.AccountResolver;
import io.offboard.error.AccountNotFoundException;
import io.offboard.util.Waiter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension ({@code @RegisterExtension}) with the built-in stand-ins of all vendors on
 * 127.0.0.1. Each test begins with their seed state, an empty log and a clock at {@link #START}; it
 * fails if an intervention that it prepared was never needed.
 *
 * <p>As an instance field it belongs to one test, also where tests run in parallel. As a static
 * field it keeps its addresses for the whole class, whose tests then run one after the other.
 */
public final class SandboxVendors
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  /** The time at which every test begins. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final TestClock clock = new TestClock(START);
  private final SandboxVendor okta = new SandboxVendor(new OktaStandIn(), clock);
  private final SandboxVendor vanta = new SandboxVendor(new VantaStandIn(), clock);
  private final SandboxVendor scim = new SandboxVendor(new ScimStandIn(), clock);
  private final List<SandboxVendor> all = List.of(okta, vanta, scim);
  private int testClasses;

  /**
   * Okta.
   *
   * @return the vendor; it answers while a test runs
   */
  public SandboxVendor okta() {
    return okta;
  }

  /**
   * Vanta.
   *
   * @return the vendor; it answers while a test runs
   */
  public SandboxVendor vanta() {
    return vanta;
  }

  /**
   * An application with a SCIM service.
   *
   * @return the vendor; it answers while a test runs
   */
  public SandboxVendor scim() {
    return scim;
  }

  /**
   * The time of the stand-ins: of their documents, tokens and rate limits.
   *
   * @return the clock, which the test may move
   */
  public TestClock clock() {
    return clock;
  }

  /**
   * Finds the accounts of these vendors.
   *
   * @return a resolver for the bean {@code accountResolver}
   */
  public AccountResolver accountResolver() {
    return id ->
        all.stream()
            .map(SandboxVendor::account)
            .filter(account -> account.id().equals(id))
            .findFirst()
            .orElseThrow(AccountNotFoundException::new);
  }

  /**
   * Binds what the embedded routes need to run against these vendors: {@code accountResolver}, and
   * {@code clock} and {@code waiter}, with which waiting moves the clock and takes no time.
   *
   * @param registry the registry of the context, before the routes are added
   */
  public void bindTo(Registry registry) {
    registry.bind("accountResolver", accountResolver());
    registry.bind("clock", clock);
    registry.bind("waiter", (Waiter) clock::advance);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    testClasses++;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    clock.set(START);
    all.forEach(vendor -> vendor.front().begin());
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    try {
      Assertions.assertAll(all.stream().map(vendor -> vendor.front()::end));
    } finally {
      if (testClasses == 0) {
        close();
      }
    }
  }

  /** Closes the vendors after the outermost test class; it also runs after each nested one. */
  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (--testClasses == 0) {
      close();
    }
  }

  private void close() throws IOException {
    for (var vendor : all) {
      vendor.front().close();
    }
  }
}
