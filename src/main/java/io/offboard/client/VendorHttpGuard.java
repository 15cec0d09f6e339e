package io.offboard.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Guards the HTTP client of all vendor calls. The client's own timeouts count per read, and its
 * answers may be of any size: this limits the whole call, so that a dripping or endless answer ends
 * like a missing one. Only {@link RepeatOnFresh} repeats anything, and no cookie is kept.
 */
public final class VendorHttpGuard extends ServiceSupport implements HttpClientConfigurer {
  /** Carries the time limit, in milliseconds, to the guard; it is never sent. */
  public static final String TIME_LIMIT = "Offboard-Time-Limit";

  /** Tells the guard, if it is there, that the request may be made twice; it is never sent. */
  public static final String REPEATABLE = "Offboard-Repeatable";

  /** A longer answer is cut: more bytes than any vendor sends for one user. */
  static final int MAX_ANSWER_BYTES = 1 << 20;

  /** The context's attribute of a request that the vendor may have got. */
  static final String SENDING = VendorHttpGuard.class.getName() + ".sending";

  /** The context's attribute of the path that a request goes to. */
  private static final String PATH = VendorHttpGuard.class.getName() + ".path";

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            var thread = new Thread(task, "vendor-time-limit");
            thread.setDaemon(true);
            return thread;
          });

  private final LookUps lookUps;
  private final HttpClientConnectionManager connections;

  /**
   * Sets up the connections, and starts the timer that ends calls which take too long.
   *
   * @param connectTimeout the longest time to get a connection, and for each read until it stands
   * @param maxConnections to all vendors together, and to one of them
   * @param addresses resolves the vendors' hosts
   * @param tls whom to trust; null for those whom Java trusts
   */
  public VendorHttpGuard(
      Duration connectTimeout, int maxConnections, DnsResolver addresses, SSLContext tls) {
    this.lookUps = new LookUps(addresses);
    this.connections = VendorConnections.pool(connectTimeout, maxConnections, lookUps, tls);
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client
        .setConnectionManager(connections)
        .setRequestExecutor(new StaleConnections())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .addExecInterceptorFirst("limit", this::limited)
        .addExecInterceptorBefore(ChainElement.CONNECT.name(), "repeat", new RepeatOnFresh())
        .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "sending", this::sending);
  }

  private ClassicHttpResponse limited(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) throws VendorFault {
    var millis = Long.parseLong(request.getFirstHeader(TIME_LIMIT).getValue());
    request.removeHeaders(TIME_LIMIT);
    var over = new CompletableFuture<Void>();
    scope.clientContext.setAttribute(TimedConnector.OVER, over);
    if (request.removeHeaders(REPEATABLE)) {
      scope.clientContext.setAttribute(RepeatOnFresh.ALLOWED, true);
    }
    var alarm =
        timer.schedule(
            () -> {
              over.complete(null);
              ((Cancellable) scope.originalRequest).cancel();
            },
            millis,
            TimeUnit.MILLISECONDS);
    hidePath(request, scope);
    ClassicHttpResponse response = null;
    try {
      response = chain.proceed(request, scope);
      if (!isSent(scope)) {
        throw new IOException("the proxy refused the way to the vendor: " + response.getCode());
      }
      keepWithinLimit(response);
      return response;
    } catch (IOException | HttpException | RuntimeException e) {
      scope.execRuntime.discardEndpoint();
      throw VendorFault.of(isSent(scope), over.isDone(), response != null, e);
    } finally {
      alarm.cancel(false);
    }
  }

  /** The client would take each path apart, to see whether it has logged in for a part of it. */
  private static void hidePath(ClassicHttpRequest request, ExecChain.Scope scope) {
    scope.clientContext.setAttribute(PATH, request.getPath());
    request.setPath("/");
  }

  /** Marks the point from which on the vendor may have got the request. */
  private ClassicHttpResponse sending(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    request.setPath((String) scope.clientContext.getAttribute(PATH));
    scope.clientContext.setAttribute(SENDING, true);
    return chain.proceed(request, scope);
  }

  private static boolean isSent(ExecChain.Scope scope) {
    return scope.clientContext.getAttribute(SENDING) != null;
  }

  private static void keepWithinLimit(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    if (entity == null) {
      return;
    }
    var content = entity.getContent();
    var length = entity.getContentLength();
    var most = length < 0 ? MAX_ANSWER_BYTES + 1 : (int) Math.min(length, MAX_ANSWER_BYTES + 1);
    var bytes = content.readNBytes(most);
    if (bytes.length > MAX_ANSWER_BYTES) {
      throw new IOException("the answer is longer than " + MAX_ANSWER_BYTES + " bytes");
    }
    content.close();
    if (bytes.length == 0 && isOpenEnded(entity) && response.getCode() / 100 == 2) {
      throw new IOException("the answer ends before its length is known");
    }
    response.setEntity(
        new ByteArrayEntity(bytes, ContentType.parseLenient(entity.getContentType())));
  }

  /** Of such an answer nobody can say whether it is whole: its end is that of the connection. */
  private static boolean isOpenEnded(HttpEntity entity) {
    return entity.getContentLength() < 0 && !entity.isChunked();
  }

  @Override
  protected void doStop() {
    timer.shutdownNow();
    connections.close(CloseMode.GRACEFUL);
    lookUps.close();
  }
}
