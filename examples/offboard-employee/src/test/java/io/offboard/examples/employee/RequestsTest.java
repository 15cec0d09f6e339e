package io.offboard.examples.employee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.DeactivateRequest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private static final UUID VANTA = UUID.randomUUID();

  private final Requests requests = new Requests(UUID.randomUUID(), VANTA);

  @Test
  void a_person_at_vanta_is_named_by_id_or_by_address() {
    assertEquals(DeactivateRequest.of(VANTA, "p1", "hr"), requests.vanta(leaver("p1")));
    assertEquals(
        DeactivateRequest.byEmail(VANTA, "ada@acme.example", "hr"),
        requests.vanta(leaver("ada@acme.example")));
  }

  private static Leaver leaver(String person) {
    return new Leaver("e1", "Ada", "ada", person, "hr", Map.of(), null, null);
  }
}
