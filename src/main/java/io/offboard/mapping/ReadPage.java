package io.offboard.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.call.Call;
import io.offboard.call.FoundUser;
import io.offboard.client.VendorAnswer;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.transform.Transforms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a page of users, as the vendor answered it, and keeps those who are searched: {@code
 * readPage.with('okta/list.page', 'okta/user')}.
 */
public final class ReadPage {
  private static final Logger LOG = LoggerFactory.getLogger(ReadPage.class);

  /** A page shows whoever it shows: nobody was asked for by an id. */
  private static final Map<String, JsonNode> NO_ID_ASKED_FOR =
      Map.of("user_id", NullNode.getInstance());

  private final Transforms transforms;

  /**
   * Reads with these transforms.
   *
   * @param transforms all transforms
   */
  public ReadPage(Transforms transforms) {
    this.transforms = transforms;
  }

  /**
   * Reads the last answer.
   *
   * @param pageTransform the name of a transform of that answer, which gives {@code is_page}, true
   *     if it is one; {@code users}, the documents on it; {@code next}, where the next page begins,
   *     in whatever terms the vendor's request transform understands, if there is one, which is
   *     never where this one began; and {@code former}, the ids of those who count only where
   *     nobody else has the address that is searched. Beside the variables of the request transform
   *     it finds {@code $http_status}, and in {@code $link} the header of that name
   * @param userTransform the name of the transform of one document to the unified user
   * @param exchange the exchange
   * @throws AnswerNotMappableException if the second transform fails
   */
  public void with(String pageTransform, String userTransform, Exchange exchange) {
    var call = Call.of(exchange);
    var answer = exchange.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class);
    var page = page(pageTransform, answer, call);
    var isOwnNext = page.hasNonNull("next") && page.get("next").equals(call.search().page());
    if (!page.path("is_page").booleanValue() || isOwnNext || !hasOnlyObjects(page.path("users"))) {
      call.search().failed(answer.status() / 100 == 2 ? answer.unreadable() : answer);
      return;
    }
    var former = new ArrayList<String>();
    page.path("former").forEach(id -> former.add(id.asText()));
    call.search()
        .read(answer, users(page.path("users"), former, userTransform, call), page.get("next"));
  }

  private JsonNode page(String transform, VendorAnswer answer, Call call) {
    var variables = call.search().variables();
    variables.put("http_status", IntNode.valueOf(answer.status()));
    variables.put("link", TextNode.valueOf(answer.headers().joined("link")));
    try {
      return transforms.apply(transform, answer.body(), variables);
    } catch (RuntimeException e) {
      LOG.warn("The transform {} failed on a vendor's page of users", transform);
      return answer.unreadable().document();
    }
  }

  private static boolean hasOnlyObjects(JsonNode documents) {
    for (var document : documents) {
      if (!document.isObject()) {
        return false;
      }
    }
    return true;
  }

  private List<FoundUser> users(
      JsonNode documents, List<String> former, String transform, Call call) {
    var filter = call.search().filter();
    var found = new ArrayList<FoundUser>();
    try {
      for (var document : documents) {
        var unified = transforms.apply(transform, document, NO_ID_ASKED_FOR);
        if (filter.passes(unified)) {
          found.add(new FoundUser(document, unified, former.contains(unified.path("id").asText())));
        }
      }
    } catch (RuntimeException e) {
      throw new AnswerNotMappableException(null, e);
    }
    return found;
  }
}
