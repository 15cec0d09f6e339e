package io.offboard.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.client.VendorAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A search for users at a vendor, page by page. Belongs to one thread at a time. */
public final class Search {
  private final UserFilter filter;
  private final int limit;
  private final List<FoundUser> users = new ArrayList<>();
  private JsonNode page;
  private VendorAnswer answer;
  private boolean isPageRead;
  private int pages;
  private int failures;
  private Instant readingEnds;
  private Duration pause = Duration.ZERO;
  private boolean done;

  /**
   * Begins a search.
   *
   * @param filter whom it is for
   * @param limit the most users that a page may have
   * @param from where the first page begins, in the vendor's own terms; a null node for the start
   */
  public Search(UserFilter filter, int limit, JsonNode from) {
    this.filter = filter;
    this.limit = limit;
    this.page = from;
  }

  /** Whom it is for. */
  public UserFilter filter() {
    return filter;
  }

  /** The most users that a page may have. */
  public int limit() {
    return limit;
  }

  /**
   * Where the next page begins, in the vendor's own terms; a null node for the start, or the end.
   */
  public JsonNode page() {
    return page;
  }

  /**
   * What a transform may know of the search.
   *
   * @return {@code email}, {@code username} and {@code status}, of which those not asked for are
   *     null nodes, {@code limit} and {@code page}; may be added to
   */
  public Map<String, JsonNode> variables() {
    var variables = new HashMap<String, JsonNode>();
    variables.put("email", text(filter.email()));
    variables.put("username", text(filter.username()));
    variables.put("status", text(filter.status()));
    variables.put("limit", IntNode.valueOf(limit));
    variables.put("page", page);
    return variables;
  }

  private static JsonNode text(String value) {
    return value == null ? NullNode.getInstance() : TextNode.valueOf(value);
  }

  /** The users that were found so far. */
  public List<FoundUser> users() {
    return users;
  }

  /** The last answer to the request for a page; null if there was none. */
  public VendorAnswer answer() {
    return answer;
  }

  /** How many pages were read. */
  public int pages() {
    return pages;
  }

  /** A page was asked for, and its answer is none. */
  public void failed(VendorAnswer failure) {
    answer = failure;
    isPageRead = false;
  }

  /**
   * A page was read.
   *
   * @param read the answer
   * @param found those on it who pass the filter
   * @param next where the next page begins; a null node if this was the last
   */
  public void read(VendorAnswer read, List<FoundUser> found, JsonNode next) {
    answer = read;
    isPageRead = true;
    users.addAll(found);
    page = next == null ? NullNode.getInstance() : next;
    pages++;
    failures = 0;
    readingEnds = null;
    pause = Duration.ZERO;
  }

  /** Whether the last request for a page brought one. */
  public boolean isPageRead() {
    return isPageRead;
  }

  /** Whether the vendor has no further page. */
  public boolean isAtEnd() {
    return page.isNull();
  }

  /** How often the present page was asked for in vain. */
  public int failures() {
    return failures;
  }

  /** When asking for the present page ends; null before the first failure. */
  public Instant readingEnds() {
    return readingEnds;
  }

  /** Asks for the present page again, after a pause. */
  public void again(Duration wait, Instant until) {
    failures++;
    readingEnds = until;
    pause = wait;
  }

  /** How long to wait before the next request. */
  public Duration pause() {
    return pause;
  }

  /** The search is over. */
  public void done() {
    done = true;
  }

  /** Whether the search is over. */
  public boolean isDone() {
    return done;
  }
}
