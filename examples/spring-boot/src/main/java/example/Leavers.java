package example;

import io.offboard.DeactivateRequest;
import io.offboard.DeactivateResult;
import io.offboard.error.OffboardException;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Service;

/** Deactivates users from Spring code. */
@Service
class Leavers {
  private static final UUID ACCOUNT = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");

  private final ProducerTemplate camel;

  Leavers(ProducerTemplate camel) {
    this.camel = camel;
  }

  String leave(String email) {
    var request = DeactivateRequest.byEmail(ACCOUNT, email, null);
    try {
      return camel
          .requestBody("direct:users.deactivate", request, DeactivateResult.class)
          .outcome()
          .label();
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof OffboardException failure) {
        return failure.statusCode() + " " + failure.getMessage();
      }
      throw e;
    }
  }
}
