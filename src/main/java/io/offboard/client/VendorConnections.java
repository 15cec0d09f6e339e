package io.offboard.client;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/** The pool of connections to all vendors. */
final class VendorConnections extends PoolingHttpClientConnectionManagerBuilder {
  private final LookUps lookUps;

  private VendorConnections(LookUps lookUps) {
    this.lookUps = lookUps;
  }

  /**
   * Makes the pool.
   *
   * @param connectTimeout the longest time for each read until a connection stands
   * @param most connections to all vendors together, and to one of them
   * @param lookUps resolve the vendors' hosts
   * @param tls whom to trust; null for those whom Java trusts
   */
  static PoolingHttpClientConnectionManager pool(
      Duration connectTimeout, int most, LookUps lookUps, SSLContext tls) {
    var patience = Timeout.of(connectTimeout);
    return new VendorConnections(lookUps)
        .setConnectionFactory(unconnected -> new VendorConnection())
        .setTlsSocketStrategy(tls == null ? null : new DefaultClientTlsStrategy(tls))
        .setMaxConnTotal(most)
        .setMaxConnPerRoute(most)
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(patience).build())
        .setDefaultConnectionConfig(
            // Once it stands, the guard's clock alone counts: a timed read costs much more.
            ConnectionConfig.custom()
                .setConnectTimeout(patience)
                .setSocketTimeout(Timeout.DISABLED)
                .build())
        .build();
  }

  @Override
  protected HttpClientConnectionOperator createConnectionOperator(
      SchemePortResolver ports, DnsResolver dns, TlsSocketStrategy tls) {
    return new TimedConnector(lookUps, tls);
  }
}
