package io.offboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.offboard.DeactivateRequest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a request: query and body. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ParsingBenchmark {
  private static final String ACCOUNT =
      "integrated_account_id=62f44730-dd91-461e-bd6a-aedd9e0ad79d";

  private final String longQuery =
      ACCOUNT
          + "&truto_response_format=normalized&truto_ignore_remote_data=true&actor=jo%40acme.example"
          + "&truto_exclude_fields[0]=emails.type&truto_exclude_fields[1]=phones"
          + "&remote_query%5BsendEmail%5D=true&remote_query[a][b]=x+y";
  private final byte[] shortBody = "{\"user_id\":\"ada.moreno@acme.example\"}".getBytes(UTF_8);
  private final byte[] longBody =
      "{\"user_id\":\"ada.moreno@acme.example\",\"remote_data\":{\"a\":{\"b\":[1,2,3]},\"c\":\"d\"}}"
          .getBytes(UTF_8);

  /** What nearly every caller sends. */
  @Benchmark
  public DeactivateRequest plain_request() {
    return DeactivateRequestReader.read(ACCOUNT, shortBody);
  }

  /** Every parameter, and data for the vendor. */
  @Benchmark
  public DeactivateRequest request_with_everything() {
    return DeactivateRequestReader.read(longQuery, longBody);
  }
}
