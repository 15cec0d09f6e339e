package io.offboard.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.function.Supplier;

/** Serves the requests of one connection, one after the other. */
final class VendorConnection {
  private final int number;
  private final Socket socket;
  private final Supplier<Script> scripts;

  VendorConnection(int number, Socket socket, Supplier<Script> scripts) {
    this.number = number;
    this.socket = socket;
    this.scripts = scripts;
  }

  /**
   * Serves until the connection ends.
   *
   * @throws IOException if either side breaks it off
   */
  void serve() throws IOException {
    socket.setTcpNoDelay(true);
    if (scripts.get().takesConnection()) {
      return;
    }
    var in = new BufferedInputStream(socket.getInputStream());
    var reader = new RequestReader(number, in);
    while (!socket.isClosed() && hasNext(in)) {
      var script = scripts.get();
      if (script.takesConnection()) {
        return;
      }
      serve(read(reader, script), script);
    }
  }

  private RecordedRequest read(RequestReader reader, Script script) throws IOException {
    try {
      return reader.read();
    } catch (IOException | NumberFormatException e) {
      script.fail("connection %d brought no whole request: %s".formatted(number, e));
      throw new IOException(e);
    }
  }

  private void serve(RecordedRequest request, Script script) throws IOException {
    script.answerTo(request).send(new Wire(socket, script.end()));
    if (request.values("Connection").contains("close")) {
      socket.close();
    }
  }

  private static boolean hasNext(InputStream in) throws IOException {
    in.mark(1);
    var more = in.read() >= 0;
    in.reset();
    return more;
  }
}
