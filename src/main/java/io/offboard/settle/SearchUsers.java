package io.offboard.settle;

import com.fasterxml.jackson.databind.node.NullNode;
import io.offboard.ListUsersRequest;
import io.offboard.call.Call;
import io.offboard.call.FoundUser;
import io.offboard.call.Search;
import io.offboard.call.UserFilter;
import io.offboard.call.UserId;
import io.offboard.call.VendorErrors;
import io.offboard.error.AmbiguousUserException;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.OffboardException;
import io.offboard.error.TooManyCallsException;
import io.offboard.error.UserNotFoundException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.util.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;

/** Says in a route whom a search is for, what comes after each page, and what was found. */
public final class SearchUsers {
  /** While pages hold nobody who is wanted: what one list may cost of a vendor's rate limit. */
  private static final int MOST_EMPTY_PAGES = 10;

  private static final String STATE = "offboardSearch";

  private final ReadBackSchedule schedule;
  private final Waiter waiter;

  /**
   * Searches.
   *
   * @param schedule when a read is made again
   * @param waiter waits
   */
  public SearchUsers(ReadBackSchedule schedule, Waiter waiter) {
    this.schedule = schedule;
    this.waiter = waiter;
  }

  /**
   * For the page that the caller asks for.
   *
   * @param exchange the exchange
   * @throws InvalidRequestException (400) if its cursor is none
   */
  public void forPage(Exchange exchange) {
    var asked = (ListUsersRequest) Call.of(exchange).request();
    var filter = new UserFilter(asked.email(), asked.username(), asked.status());
    var from = asked.cursor() == null ? NullNode.getInstance() : PageCursor.read(asked);
    begin(new Search(filter, asked.limit(), from), exchange);
  }

  /**
   * For the one user whose address the caller gives.
   *
   * @param exchange the exchange
   */
  public void forUser(Exchange exchange) {
    begin(forEmail(Call.of(exchange).request().email()), exchange);
  }

  /**
   * For the one actor whose address the caller gives.
   *
   * @param exchange the exchange
   */
  public void forActor(Exchange exchange) {
    begin(forEmail(Call.of(exchange).actor()), exchange);
  }

  private static Search forEmail(String email) {
    return new Search(
        new UserFilter(email, null, null), ListUsersRequest.MAX_LIMIT, NullNode.getInstance());
  }

  private static void begin(Search search, Exchange exchange) {
    Call.of(exchange).setSearch(search);
    show(search, exchange);
  }

  /** The state as a route sees it: GO_ON or DONE. */
  private static void show(Search search, Exchange exchange) {
    exchange.setProperty(STATE, search.isDone() ? "DONE" : "GO_ON");
  }

  /**
   * Waits until the next request is due.
   *
   * @param exchange the exchange
   * @throws InterruptedException if the wait is cut off
   */
  public void pause(Exchange exchange) throws InterruptedException {
    waiter.pause(Call.of(exchange).search().pause());
  }

  /**
   * A page was asked for: the search is over, or goes on, or failed.
   *
   * @param exchange the exchange
   * @throws OffboardException if the page cannot be had
   */
  public void afterPage(Exchange exchange) {
    var call = Call.of(exchange);
    var search = call.search();
    if (!search.isPageRead()) {
      repeatOrFail(call);
    } else if (search.isAtEnd() || (isList(call) ? isEnough(call) : isHopeless(search))) {
      search.done();
    } else if (!call.deadline().allowsAttemptAfter(Duration.ZERO)) {
      throw new VendorTimeoutException();
    }
    show(search, exchange);
  }

  /**
   * The vendor's limit held the request for a page back: it is made when that is over, or not at
   * all.
   *
   * @param exchange the exchange
   * @param limit the limit
   * @throws TooManyCallsException if it lasts too long
   */
  public void heldBack(Exchange exchange, @ExchangeException TooManyCallsException limit) {
    var call = Call.of(exchange);
    var end = end(call);
    call.search().again(ReadRetries.pause(limit, schedule.until(end)), end);
  }

  private Instant end(Call call) {
    var ends = call.search().readingEnds();
    return ends == null ? schedule.end(call) : ends;
  }

  private void repeatOrFail(Call call) {
    var search = call.search();
    var end = end(call);
    search.again(
        ReadRetries.pause(search.answer(), search.failures(), schedule.until(end))
            .orElseThrow(() -> VendorErrors.of(search.answer())),
        end);
  }

  private static boolean isList(Call call) {
    return call.request() instanceof ListUsersRequest;
  }

  /** More of them make the one who is meant no clearer. */
  private static boolean isHopeless(Search search) {
    return search.users().size() > ListUsersRequest.MAX_LIMIT;
  }

  private static boolean isEnough(Call call) {
    var search = call.search();
    return !search.users().isEmpty()
        || search.pages() >= MOST_EMPTY_PAGES
        || call.deadline().elapsed().compareTo(call.deadline().left()) > 0;
  }

  /**
   * The search was for the user: the call is about the one who was found.
   *
   * @param exchange the exchange
   * @throws OffboardException if it was nobody, or more than one
   */
  public void foundUser(Exchange exchange) {
    var call = Call.of(exchange);
    call.setUserId(only("user_id", call.search(), UserNotFoundException.user()).id());
    call.show(exchange);
  }

  /**
   * The search was for the actor: the vendor is told the one who was found.
   *
   * @param pointer where the unified user has the id by which the vendor wants to know the actor
   * @param exchange the exchange
   * @throws OffboardException if it was nobody with such an id, or more than one
   */
  public void foundActor(String pointer, Exchange exchange) {
    var call = Call.of(exchange);
    var found = only("actor", call.search(), UserNotFoundException.actor());
    var id = found.unified().at(pointer).textValue();
    if (id == null) {
      throw UserNotFoundException.actor();
    }
    call.setActor(id);
    call.show(exchange);
  }

  private static FoundUser only(String role, Search search, OffboardException nobody) {
    var present = byId(search.users().stream().filter(user -> !user.isFormer()));
    var counting = present.isEmpty() ? byId(search.users().stream()) : present;
    if (counting.isEmpty()) {
      throw nobody;
    }
    if (counting.size() > 1) {
      throw new AmbiguousUserException(
          role, counting.keySet().stream().filter(id -> !id.isEmpty()).toList());
    }
    var found = counting.values().iterator().next();
    if (found.id() == null || !UserId.isFit(found.id())) {
      throw VendorErrors.of(search.answer().unreadable());
    }
    return found;
  }

  /** A user may be on two pages, if the list changed meanwhile. */
  private static Map<String, FoundUser> byId(Stream<FoundUser> users) {
    var byId = new LinkedHashMap<String, FoundUser>();
    users.forEach(user -> byId.putIfAbsent(Objects.requireNonNullElse(user.id(), ""), user));
    return byId;
  }
}
