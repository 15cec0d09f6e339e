package io.offboard.blackbox;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a store there are no leavers, and whoever asks is told why. */
class LeaversWithoutStoreTest extends BlackBoxTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "/x", "/x/evidence", "/evidence.csv"})
  void a_question_is_answered_501(String path) {
    send(request(path).GET()).isError(501, "offboard.store.url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/x/retry", "/x/cancel"})
  void a_request_is_answered_501(String path) {
    send(request(path).POST(BodyPublishers.ofString("{}"))).isError(501, "offboard.store.url");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.uri("/leavers" + path))
        .header("Authorization", "Bearer " + API_TOKEN);
  }
}
