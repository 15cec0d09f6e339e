package io.offboard.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * Looks up host names for calls that have only so much time; a look-up itself cannot be ended. A
 * call that is over leaves its look-up to whoever asks for the same name meanwhile: a name never
 * costs more than one look-up and one thread, however long the resolver hangs.
 */
final class LookUps implements AutoCloseable {
  private final DnsResolver dns;
  private final Map<String, CompletableFuture<InetAddress[]>> running = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "vendor-look-up");
            thread.setDaemon(true);
            return thread;
          });

  LookUps(DnsResolver dns) {
    this.dns = dns;
  }

  /** A look-up took longer than its call may take. */
  static final class LookUpTooLateException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    LookUpTooLateException(String host) {
      super("the look-up of " + host + " did not end in time");
    }
  }

  /**
   * Resolves names for one call.
   *
   * @param over done when the time of the call is over
   * @return gives the addresses, or throws when the call is over; an address is looked up at once
   */
  DnsResolver until(CompletableFuture<?> over) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return isAddress(host) ? dns.resolve(host) : await(lookUp(host), host, over);
      }

      @Override
      public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return dns.resolveCanonicalHostname(host);
      }
    };
  }

  private static boolean isAddress(String host) {
    return InetAddressUtils.isIPv4(host) || InetAddressUtils.isIPv6(host);
  }

  private CompletableFuture<InetAddress[]> lookUp(String host) {
    return running.computeIfAbsent(
        host,
        absent -> {
          var lookUp = new CompletableFuture<InetAddress[]>();
          threads.execute(() -> run(host, lookUp));
          return lookUp;
        });
  }

  private void run(String host, CompletableFuture<InetAddress[]> lookUp) {
    try {
      lookUp.complete(dns.resolve(host));
    } catch (UnknownHostException | RuntimeException e) {
      lookUp.completeExceptionally(e);
    } finally {
      running.remove(host);
    }
  }

  private static InetAddress[] await(
      CompletableFuture<InetAddress[]> lookUp, String host, CompletableFuture<?> over)
      throws UnknownHostException {
    try {
      CompletableFuture.anyOf(lookUp, over).get();
      if (!lookUp.isDone()) {
        throw new LookUpTooLateException(host);
      }
      return lookUp.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LookUpTooLateException(host);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
