package io.offboard.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.offboard.call.Call;
import io.offboard.client.VendorAnswer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents of the vendors that seldom change: asked for by a route once an hour; where that fails,
 * again after a minute. One caller at a time asks, the others wait for what it gets.
 *
 * @param <K> what a document is about
 */
final class HourlyDocuments<K> {
  private static final Duration KNOWN = Duration.ofHours(1);
  private static final Duration UNKNOWN = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(HourlyDocuments.class);

  private final String what;
  private final ProducerTemplate template;
  private final Predicate<JsonNode> usable;
  private final AsyncCache<K, Optional<JsonNode>> documents;

  /**
   * Keeps documents.
   *
   * @param what what they are to an account, for the log
   * @param template calls the routes
   * @param clock tells when a document is asked for again
   * @param usable which documents are worth keeping
   */
  HourlyDocuments(String what, ProducerTemplate template, Clock clock, Predicate<JsonNode> usable) {
    this.what = what;
    this.template = template;
    this.usable = usable;
    this.documents =
        Caffeine.newBuilder()
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfter(
                Expiry.<K, Optional<JsonNode>>writing(
                    (key, document) -> document.isPresent() ? KNOWN : UNKNOWN))
            .executor(Runnable::run)
            .buildAsync();
  }

  /**
   * A document as it was at most an hour ago.
   *
   * @param key what it is about
   * @param question the second word of the route that asks the integration for it
   * @param call the call; its deadline holds for the waiting, too
   * @return the document; empty if it is not to be had now
   */
  Optional<JsonNode> get(K key, String question, Call call) {
    var mine = new CompletableFuture<Optional<JsonNode>>();
    var theirs = documents.asMap().putIfAbsent(key, mine);
    if (theirs == null) {
      askFor(mine, question, call);
    }
    try {
      var millis = call.deadline().left().toMillis();
      return (theirs == null ? mine : theirs).get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Whatever happens, nobody may wait for an answer that never comes. */
  private void askFor(CompletableFuture<Optional<JsonNode>> waiting, String question, Call call) {
    try {
      waiting.complete(ask(question, call));
    } finally {
      waiting.complete(Optional.empty());
    }
  }

  private Optional<JsonNode> ask(String question, Call call) {
    var reply =
        template.send(
            "direct:%s.%s".formatted(call.account().integration(), question),
            ask -> {
              call.goOnIn(ask);
              call.show(ask);
            });
    var answer = reply.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class);
    if (reply.getException() == null && answer.hasDocument() && usable.test(answer.body())) {
      return Optional.of(answer.body());
    }
    LOG.warn("Account {}: {} cannot be looked up", call.account().id(), what);
    return Optional.empty();
  }
}
