package io.offboard.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.QueryParameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteQueryTest {

  @Test
  void no_parameters_are_no_query() {
    assertNull(RemoteQuery.rawQuery(List.of()));
  }

  @Test
  void keeps_order_repeats_and_empty_values() {
    assertEquals(
        "b=2&a=&b=1",
        RemoteQuery.rawQuery(
            List.of(
                new QueryParameter("b", "2"),
                new QueryParameter("a", ""),
                new QueryParameter("b", "1"))));
  }

  @Test
  void unreserved_characters_stay() {
    assertEquals("aZ09-._~=aZ09-._~", encode("aZ09-._~", "aZ09-._~"));
  }

  @Test
  void encodes_brackets_and_everything_else_in_names_and_values() {
    assertEquals("filter%5Bs%20t%5D%5B%5D=%7Bx%7D", encode("filter[s t][]", "{x}"));
    assertEquals(
        "%26%3D%23%3F%2F%40%3A=%21%2A%27%28%29%3B%2B%24%2C%25%22%3C%3E%5C%5E%60%7C",
        encode("&=#?/@:", "!*'();+$,%\"<>\\^`|"));
    assertEquals("%C3%A9=%F0%9F%98%80%0D%0A%00", encode("é", "😀\r\n\u0000"));
  }

  private static String encode(String name, String value) {
    return RemoteQuery.rawQuery(List.of(new QueryParameter(name, value)));
  }
}
