package io.offboard.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.ScriptedVendor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeaversCommandTest {
  @RegisterExtension final ScriptedVendor service = new ScriptedVendor();

  @Test
  void a_vendors_message_is_one_line_and_does_nothing_to_a_terminal() throws Exception {
    var failed =
        """
        {"result": [{"id": "hr-1", "state": "needs_attention", "at": "2026-11-29T17:00:00Z",
          "person": {"email": "ada@acme.example"},
          "steps": [{"account": "a1", "integration": "okta", "state": "failed",
            "message": "No\\r\\nhr-2  running\\u001b[2J\\u202e here"}]}]}""";
    service.respond(
        request ->
            HttpAnswer.of(
                200, request.target().contains("needs_attention") ? failed : "{\"result\": []}"));
    var out = new ByteArrayOutputStream();

    new LeaversCommand(service.url(), "token", new PrintStream(out, true, UTF_8)).list();

    assertEquals(
        List.of(
            "hr-1  needs_attention  2026-11-29T17:00:00Z  ada@acme.example",
            "    a1  okta  failed    No hr-2  running [2J  here"),
        out.toString(UTF_8).lines().toList());
  }
}
