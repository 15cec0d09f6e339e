package io.offboard.nodes;

import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Two callers, each of whom deactivates one person after another, at the node that answers. */
final class SteadyLoad implements AutoCloseable {
  private final ExecutorService callers = Executors.newFixedThreadPool(2);
  private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
  private final AtomicInteger number = new AtomicInteger();
  private volatile long since = System.nanoTime();
  private volatile boolean closed;

  /** A call, with the answer's status and outcome. */
  record Answered(Node node, String person, long began, String answer) {}

  /** Begins, with one caller at each node; who is left without an answer goes to the other one. */
  SteadyLoad(Node one, Node two) {
    callers.execute(() -> call(one, two));
    callers.execute(() -> call(two, one));
  }

  private void call(Node first, Node other) {
    var node = first;
    while (!closed) {
      var call = number.incrementAndGet();
      var began = System.nanoTime();
      var answer = node.deactivate("called-" + call, null, "load-" + call);
      if (answer.isEmpty()) {
        node = other;
      } else {
        var outcome = answer.get().headers().firstValue("Offboard-Outcome").orElse("");
        var told = (answer.get().statusCode() + " " + outcome).strip();
        answered.add(new Answered(node, "called-" + call, began, told));
      }
    }
  }

  /** From here on, only calls that begin now are told of. */
  void forget() {
    since = System.nanoTime();
  }

  /** The different answers of a node. */
  Set<String> answers(Node node) {
    var answers = new TreeSet<String>();
    answered.stream()
        .filter(call -> call.node() == node && call.began() - since > 0)
        .forEach(call -> answers.add(call.answer()));
    return answers;
  }

  /** All calls that ever were answered. */
  Queue<Answered> all() {
    return answered;
  }

  @Override
  public void close() {
    closed = true;
    callers.shutdownNow();
  }
}
