package io.offboard.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.util.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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

/** Mapping a vendor's document, and reading and writing it as JSON, to compare with. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TransformBenchmark {
  private static final Map<String, JsonNode> VARIABLES =
      Map.of("user_id", TextNode.valueOf("00uactive00000000001"));

  private final Transforms transforms = Transforms.load(null);
  private final JsonNode oktaUser = first("/sandbox/okta-users.json");
  private final JsonNode vantaPerson = first("/sandbox/vanta-people.json");
  private final JsonNode nothing = Json.MAPPER.createObjectNode();
  private final JsonNode unified = okta_user();
  private final String oktaText = oktaUser.toString();

  private static JsonNode first(String resource) {
    try (var file = Transforms.class.getResourceAsStream(resource)) {
      return Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8)).elements().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An Okta user to the unified user. */
  @Benchmark
  public JsonNode okta_user() {
    return transforms.apply("okta/user", oktaUser, VARIABLES);
  }

  /** The same without a read-back: the document is empty. */
  @Benchmark
  public JsonNode okta_user_from_nothing() {
    return transforms.apply("okta/user", nothing, VARIABLES);
  }

  /** A Vanta person to the unified user. */
  @Benchmark
  public JsonNode vanta_person() {
    return transforms.apply("vanta/person", vantaPerson, VARIABLES);
  }

  /** The unified user to the normalized one. */
  @Benchmark
  public JsonNode normalized() {
    return transforms.apply("normalized", unified, Map.of());
  }

  /** Reading the vendor's JSON. */
  @Benchmark
  public JsonNode read_json() throws IOException {
    return Json.read(oktaText);
  }

  /** Writing the answer's JSON. */
  @Benchmark
  public byte[] write_json() throws IOException {
    return Json.MAPPER.writeValueAsBytes(unified);
  }
}
