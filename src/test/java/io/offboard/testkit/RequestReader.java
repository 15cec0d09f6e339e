package io.offboard.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/** Reads HTTP/1.1 requests from one connection. */
final class RequestReader {
  private final int connection;
  private final InputStream in;

  RequestReader(int connection, InputStream in) {
    this.connection = connection;
    this.in = in;
  }

  /**
   * Reads the next request to its end.
   *
   * @throws IOException if the connection ends before the request, or it is no HTTP/1.1
   * @throws NumberFormatException if a length in it is no number
   */
  RecordedRequest read() throws IOException {
    var start = line().split(" ", -1);
    if (start.length != 3 || !start[2].equals("HTTP/1.1")) {
      throw new ProtocolException("not an HTTP/1.1 request line: " + String.join(" ", start));
    }
    var headers = headers();
    var head = new RecordedRequest(connection, start[0], start[1], headers, new byte[0]);
    return new RecordedRequest(connection, start[0], start[1], headers, body(head));
  }

  private List<Header> headers() throws IOException {
    var headers = new ArrayList<Header>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      if (colon < 1) {
        throw new ProtocolException("not a header line: " + line);
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return headers;
  }

  private byte[] body(RecordedRequest head) throws IOException {
    var lengths = head.values("Content-Length");
    var codings = head.values("Transfer-Encoding");
    if (lengths.size() + codings.size() > 1) {
      throw new ProtocolException("more than one length: " + head);
    }
    if (!codings.isEmpty()) {
      return chunks();
    }
    return lengths.isEmpty() ? new byte[0] : bytes(Integer.parseInt(lengths.get(0)));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (var size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(bytes(size));
      line();
    }
    headers();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private byte[] bytes(int count) throws IOException {
    var bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the body ended after %d of %d bytes".formatted(bytes.length, count));
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the request ended within a line");
      }
      line.write(next);
    }
    var text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
