package io.offboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.QueryParameter;
import io.offboard.client.RemoteQuery;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RemoteQueryRoundTripTest {
  private static final String ACCOUNT =
      "integrated_account_id=62f44730-dd91-461e-bd6a-aedd9e0ad79d";
  private static final int[] CHARACTERS =
      "aZ09-._~ +%&=#;/?:@!$'()*,\"<>\\^`{|}é漢😀\u0000\r\n\u0085\uFEFF\uFFFD"
          .codePoints()
          .toArray();

  private final Random random = new Random(20261123);

  @Test
  void any_remote_query_survives_encoding_and_parsing() {
    for (int run = 0; run < 500; run++) {
      var remoteQuery = new ArrayList<QueryParameter>();
      var sent = new ArrayList<QueryParameter>();
      for (int count = random.nextInt(5); count > 0; count--) {
        String first = text(1);
        String rest = rest();
        String value = text(0);
        remoteQuery.add(new QueryParameter(first + rest, value));
        sent.add(new QueryParameter("remote_query[" + first + "]" + rest, value));
      }
      String query = ACCOUNT + "&" + RemoteQuery.rawQuery(sent);
      assertEquals(remoteQuery, DeactivateRequestReader.read(query, null).remoteQuery(), query);
    }
  }

  private String rest() {
    var rest = new StringBuilder();
    for (int levels = random.nextInt(5); levels > 0; levels--) {
      rest.append('[').append(text(0)).append(']');
    }
    return rest.toString();
  }

  private String text(int minLength) {
    return random
        .ints(minLength + random.nextInt(6), 0, CHARACTERS.length)
        .collect(
            StringBuilder::new,
            (text, index) -> text.appendCodePoint(CHARACTERS[index]),
            StringBuilder::append)
        .toString();
  }
}
