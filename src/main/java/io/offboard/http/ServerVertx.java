package io.offboard.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.OnCamelContextStopped;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * What the http servers under Camel run on. It sets what Camel has no setting for: they speak
 * HTTP/1.1 only, all that no route answers is covered before their port opens, and they announce it
 * when they close a connection after a request that they cannot read. Unannounced, the next call on
 * that connection is lost. Their workers are as many as there are calls to work on: Vert.x' own
 * pool fills up to its size and then takes all of them in turn, so that each has its own cold stack
 * and buffers.
 */
final class ServerVertx extends VertxWrapper {
  private final Runnable beforeOpening;

  private ServerVertx(VertxInternal vertx, Runnable beforeOpening) {
    super(vertx);
    this.beforeOpening = beforeOpening;
  }

  /** Runs until the context has stopped. */
  static Vertx in(CamelContext context, ServerErrors errors) {
    var builder =
        new VertxBuilder(new VertxOptions())
            .executorServiceFactory((threads, size, most) -> workers(threads))
            .init();
    var vertx = new ServerVertx((VertxInternal) builder.vertx(), () -> errors.cover(context));
    OnCamelContextStopped close =
        stopped -> vertx.close().toCompletionStage().toCompletableFuture().join();
    context.addLifecycleStrategy(LifecycleStrategySupport.adapt(close));
    return vertx;
  }

  /**
   * Virtual threads where they exist and give their carrier up in synchronized blocks, too, which
   * is from Java 24 on: 2,000 waiting calls then take a third less memory.
   */
  private static ExecutorService workers(ThreadFactory threads) {
    if (Runtime.version().feature() < 24) {
      return Executors.newCachedThreadPool(threads);
    }
    try {
      var virtual = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
      return (ExecutorService) virtual.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public HttpServer createHttpServer(HttpServerOptions options) {
    beforeOpening.run();
    // An upgrade would slip past rules of a proxy, and one slow body would end its neighbours.
    return super.createHttpServer(
            options
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false))
        .invalidRequestHandler(ServerVertx::refuse);
  }

  private static void refuse(HttpServerRequest unreadable) {
    unreadable.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(unreadable);
  }
}
