package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the caller's remote_query looks like on the wire to the vendor. */
class RemoteQueryTest extends BlackBoxTest {
  private static final String DEACTIVATE = "/api/v1/users/00u1/lifecycle/deactivate";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          remote_query[sendEmail]=true                            | sendEmail=true
          remote_query%5BsendEmail%5D=true                        | sendEmail=true
          remote_query[b]=1&actor=x&remote_query[a]=2             | b=1&a=2
          remote_query[a]=1&remote_query[b]=2&remote_query[a]=3   | a=1&b=2&a=3
          remote_query[a][b]=c                                    | a%5Bb%5D=c
          remote_query%5Ba%5D%5Bb%5D%5Bc%5D=d                     | a%5Bb%5D%5Bc%5D=d
          remote_query[a][b][c][d][e]=f                           | a%5Bb%5D%5Bc%5D%5Bd%5D%5Be%5D=f
          remote_query[a][]=1&remote_query[a][]=2                 | a%5B%5D=1&a%5B%5D=2
          remote_query[a][0]=1&remote_query[a][1]=2               | a%5B0%5D=1&a%5B1%5D=2
          remote_query[a][]=1&remote_query[a][][k]=2              | a%5B%5D=1&a%5B%5D%5Bk%5D=2
          remote_query[a]=                                        | a=
          remote_query[a]                                         | a=
          remote_query[a]=x+y%20z                                 | a=x%20y%20z
          remote_query[a]=1%2B1%3D2%262                           | a=1%2B1%3D2%262
          remote_query[a]=%2541                                   | a=%2541
          remote_query[a]=Az09-._                                 | a=Az09-._
          remote_query[a]=!*%27();:@$,/?                            | a=%21%2A%27%28%29%3B%3A%40%24%2C%2F%3F
          remote_query[a]=%C3%A9%F0%9F%98%80                      | a=%C3%A9%F0%9F%98%80
          remote_query[a]=%0D%0AX:+y                              | a=%0D%0AX%3A%20y
          remote_query[/../../me?x%23y]=1                         | %2F..%2F..%2Fme%3Fx%23y=1
          remote_query[@evil.example]=//evil.example              | %40evil.example=%2F%2Fevil.example
          remote_query[CamelHttpUri]=http://evil.example          | CamelHttpUri=http%3A%2F%2Fevil.example
          remote_query[Authorization]=x                           | Authorization=x
          remote_query[a]=%7B%7Benv:PATH%7D%7D                    | a=%7B%7Benv%3APATH%7D%7D
          remote_query[$%7Bbody%7D]=$%7Bheader.x%7D               | %24%7Bbody%7D=%24%7Bheader.x%7D
          remote_query[a]=RAW(x)%26b%3Dc                          | a=RAW%28x%29%26b%3Dc
          """)
  void is_sent_on_byte_for_byte(String query, String sent) {
    var account = okta("confirm: false");
    vendor
        .expect("POST", DEACTIVATE + "?" + sent)
        .withHeader("Authorization", "SSWS " + oktaToken(account))
        .answer(200, "{}");

    assertEquals(200, deactivate(account, "&" + query, user("00u1")).status());
  }

  @Test
  void is_left_out_when_it_names_nothing() {
    vendor.expect("POST", DEACTIVATE).answer(200, "{}");

    var query = "&remote_query=&remote_query[]=&remote_query";
    assertEquals(200, deactivate(okta("confirm: false"), query, user("00u1")).status());
  }

  @Test
  void goes_to_the_deactivate_call_alone() {
    vendor.expect("POST", DEACTIVATE + "?sendEmail=true").answer(200, "{}");
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, "{\"status\":\"DEPROVISIONED\"}");

    assertEquals(200, deactivate(okta(), "&remote_query[sendEmail]=true", user("00u1")).status());
  }

  @Test
  void goes_to_vanta_as_well_but_not_to_its_token_endpoint() {
    vendor
        .expect("POST", "/v1/people/offboard?a%5Bb%5D=c")
        .answer(200, "{\"results\":[{\"id\":\"p1\",\"status\":\"SUCCESS\"}]}");

    var query = "&actor=a1&remote_query[a][b]=c";
    assertEquals(200, deactivate(vanta("confirm: false"), query, user("p1")).status());
    assertEquals("/oauth/token", vendor.requests().get(0).target());
  }
}
