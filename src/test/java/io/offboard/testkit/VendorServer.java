package io.offboard.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Accepts connections and runs each in a thread of its own. */
final class VendorServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket server;
  private final Supplier<Script> scripts;
  private final ExecutorService threads = Executors.newCachedThreadPool(VendorServer::daemon);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> accepting;
  private int opened;

  VendorServer(int port, Supplier<Script> scripts) {
    this.scripts = scripts;
    try {
      server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    accepting = CompletableFuture.runAsync(() -> quietly(this::accept), threads);
  }

  String url() {
    return "http://%s:%d"
        .formatted(server.getInetAddress().getHostAddress(), server.getLocalPort());
  }

  int openConnections() {
    return sockets.size();
  }

  @Override
  public void close() {
    quietly(server::close);
    // The port takes connections until the blocked accept has returned.
    accepting.join();
    sockets.forEach(socket -> quietly(socket::close));
    threads.shutdown();
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      start(server.accept());
    }
  }

  private void start(Socket socket) {
    sockets.add(socket);
    var connection = new VendorConnection(++opened, socket, scripts);
    threads.execute(() -> serve(connection, socket));
  }

  private void serve(VendorConnection connection, Socket socket) {
    try {
      quietly(connection::serve);
    } finally {
      quietly(socket::close);
      sockets.remove(socket);
    }
  }

  private interface SocketCode {
    void run() throws IOException;
  }

  private static void quietly(SocketCode code) {
    try {
      code.run();
    } catch (IOException e) {
      // Broken connections are this server's trade: what matters of them is in the script.
    }
  }

  private static Thread daemon(Runnable code) {
    var thread = new Thread(code, "scripted-vendor");
    thread.setDaemon(true);
    return thread;
  }
}
