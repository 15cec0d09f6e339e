package io.offboard.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A whole HTTP/1.1 answer; immutable. */
public final class HttpAnswer implements Answer {
  private final int status;
  private final List<Header> headers;
  private final byte[] body;
  private final boolean chunked;

  private HttpAnswer(int status, List<Header> headers, byte[] body, boolean chunked) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.chunked = chunked;
  }

  /**
   * An answer of type {@code application/json}, unless {@link #header} gives another.
   *
   * @param status the HTTP status
   * @param body the body; need not be valid JSON
   * @return the answer
   */
  public static HttpAnswer of(int status, String body) {
    return of(status, body.getBytes(UTF_8));
  }

  /**
   * An answer of type {@code application/json}, unless {@link #header} gives another.
   *
   * @param status the HTTP status
   * @param body the body; need not be valid JSON
   * @return the answer
   */
  public static HttpAnswer of(int status, byte[] body) {
    return new HttpAnswer(status, List.of(), body.clone(), false);
  }

  /**
   * An answer with a big body: a valid JSON object.
   *
   * @param status the HTTP status
   * @param mebibytes the exact size of the body, 1 or more
   * @return the answer
   */
  public static HttpAnswer ofSize(int status, int mebibytes) {
    var frame = "{\"padding\":\"%s\"}";
    var padding = Math.multiplyExact(mebibytes, 1 << 20) - frame.formatted("").length();
    return of(status, frame.formatted("a".repeat(padding)));
  }

  /**
   * Adds a header line; the same name may be added again. {@code Content-Type} and {@code
   * Content-Length} replace the ones that would be sent by themselves, {@code Connection: close}
   * also closes.
   *
   * @param name the header's name
   * @param value the header's value
   * @return the answer with the header
   */
  public HttpAnswer header(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new HttpAnswer(status, more, body, chunked);
  }

  /**
   * Compresses the body and says so in {@code Content-Encoding}.
   *
   * @return the compressed answer
   */
  public HttpAnswer gzipped() {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HttpAnswer(status, headers, zipped.toByteArray(), chunked)
        .header("Content-Encoding", "gzip");
  }

  /**
   * Sends the body in two chunks, without a {@code Content-Length}.
   *
   * @return the chunked answer
   */
  public HttpAnswer chunked() {
    return new HttpAnswer(status, headers, body, true).header("Transfer-Encoding", "chunked");
  }

  @Override
  public void send(Wire wire) throws IOException {
    wire.write(head());
    wire.write(body());
    if (headers.contains(new Header("Connection", "close"))) {
      wire.close();
    }
  }

  byte[] head() {
    var lines = new ArrayList<>(headers);
    var bodiless = status == 204 || status == 304;
    if (!bodiless && headers.stream().noneMatch(header -> header.is("Content-Type"))) {
      lines.add(new Header("Content-Type", "application/json"));
    }
    if (!bodiless && !chunked && headers.stream().noneMatch(h -> h.is("Content-Length"))) {
      lines.add(new Header("Content-Length", String.valueOf(body.length)));
    }
    var head = new StringBuilder("HTTP/1.1 " + status + " \r\n");
    lines.forEach(line -> head.append(line).append("\r\n"));
    return head.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  byte[] body() {
    if (!chunked) {
      return body;
    }
    var chunks = new ByteArrayOutputStream();
    var half = (body.length + 1) / 2;
    addChunk(chunks, 0, half);
    addChunk(chunks, half, body.length - half);
    chunks.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
    return chunks.toByteArray();
  }

  private void addChunk(ByteArrayOutputStream chunks, int from, int length) {
    if (length > 0) {
      chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
      chunks.write(body, from, length);
      chunks.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
  }
}
