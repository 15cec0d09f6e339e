package io.offboard.examples.employee;

import static io.offboard.examples.employee.Flow.event;
import static io.offboard.examples.employee.Flow.files;
import static io.offboard.examples.employee.Flow.oktaUser;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.spi.InterceptStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in the inbox that are no plain files, or that somebody still has a hand on. */
class StrangeFilesTest {
  private static final String USER = oktaUser("ada");

  @TempDir Path directory;
  private Path inbox;
  private Path outside;
  private FakeVendors vendors;

  @BeforeEach
  void start_vendors() throws Exception {
    inbox = Files.createDirectories(directory.resolve("inbox"));
    outside = Files.createDirectories(directory.resolve("outside"));
    vendors = new FakeVendors();
  }

  @AfterEach
  void stop_vendors() {
    vendors.close();
  }

  @Test
  void a_name_with_backslashes_reaches_no_other_folder_and_its_leaver_can_be_dropped_again()
      throws Exception {
    var victim = Files.writeString(outside.resolve("victim.json"), alreadyDone());
    try (var flow = Flow.start(directory, vendors)) {
      flow.drop("x\\..\\..\\..\\outside\\victim.json", event("hr-1", USER, "p1"));
      var rejected = flow.files("rejected", 2);

      flow.drop("good.json", event("hr-1", USER, "p1"));

      assertEquals("complete", flow.report("hr-1").path("result").asText());
      assertEquals(1, vendors.calls("POST /api/v1/users/"), "calls of Okta");
      assertEquals(alreadyDone(), Files.readString(victim));
      assertEquals(event("hr-1", USER, "p1"), Files.readString(rejected.get(0)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ln -s ../outside/event.json link.json",
        "ln -s nowhere dangling.json",
        "mkfifo pipe.json",
        "cp ../outside/event.json \"$(printf 'bad\\377.json')\"",
        "cp ../outside/event.json \"$(printf 'two\\nlines.json')\"",
        "cp ../outside/event.json \"$(printf '%0240d.json' 0)\"",
        "cp ../outside/event.json ' .json'",
      })
  void what_is_no_regular_file_with_a_plain_name_is_rejected_unopened_and_stops_no_other(
      String command) throws Exception {
    Files.writeString(outside.resolve("event.json"), event("hr-1", USER, "p1"));
    var shell = new ProcessBuilder("sh", "-c", command).directory(inbox.toFile()).start();
    assertTrue(shell.waitFor(10, TimeUnit.SECONDS) && shell.exitValue() == 0, command);
    try (var flow = Flow.start(directory, vendors)) {
      flow.drop("z-good.json", event("hr-2", oktaUser("leo"), "p2"));

      flow.report("hr-2");
      var rejected = flow.files("rejected", 2);

      assertEquals(rejected.get(0) + ".reason.txt", rejected.get(1).toString());
      assertTrue(
          Files.readString(rejected.get(1)).matches("Its? .*\\. It came as .*\\.json"), "reason");
      assertTrue(Files.exists(rejected.get(0), NOFOLLOW_LINKS), "it was moved");
      assertEquals(List.of(), files(directory, "inbox"));
      assertEquals(List.of(directory.resolve("events/hr-2.json")), files(directory, "events"));
    }
  }

  @Test
  void what_is_written_into_a_file_after_it_was_accepted_is_not_believed() throws Exception {
    var held = Files.writeString(outside.resolve("held.json"), event("hr-1", USER, "p1"));
    Files.createLink(inbox.resolve("held.json"), held);
    InterceptStrategy rewriteWhenAccepted =
        (context, node, target, next) ->
            exchange -> {
              if (node.getId().equals("arrived-to-okta")) {
                Files.writeString(held, alreadyDone());
              }
              target.process(exchange);
            };
    var flow = new Flow(directory, Flow.settings(directory, vendors)).with(rewriteWhenAccepted);
    try (var started = flow.start()) {

      assertEquals("complete", started.report("hr-1").path("result").asText());

      assertEquals(alreadyDone(), Files.readString(held));
      assertTrue(vendors.isInactive(USER), "at Okta");
      assertTrue(vendors.isInactive("p1"), "at Vanta");
    }
  }

  @Test
  void camel_does_not_take_in_what_appears_behind_the_last_look_for_unfit_files() throws Exception {
    var door = new Inbox(directory);

    var backslash = Files.writeString(inbox.resolve("..\\x.json"), event("hr-1", USER, "p1"));
    var link = Files.createSymbolicLink(inbox.resolve("link.json"), backslash);
    var plain = Files.writeString(inbox.resolve("plain.json"), event("hr-1", USER, "p1"));

    assertFalse(door.accept(camelFile(backslash)), "a backslash");
    assertFalse(door.accept(camelFile(link)), "a link");
    assertTrue(door.accept(camelFile(plain)), "a plain file");
  }

  @Test
  void a_link_that_was_taken_in_is_not_followed() throws Exception {
    var event = Files.writeString(outside.resolve("event.json"), event("hr-1", USER, "p1"));
    var link = Files.createSymbolicLink(inbox.resolve("link.json"), event);

    var read = new LeaverFiles(directory).readEvent(camelFile(link));

    assertEquals("It is not a regular file.", read.flaw());
  }

  private static GenericFile<File> camelFile(Path path) {
    var file = new GenericFile<File>();
    file.setFile(path.toFile());
    return file;
  }

  /** An event with steps that nobody has made. */
  private static String alreadyDone() {
    var steps =
        "\"steps\": {\"okta\": {\"outcome\": \"deactivated\"}, \"vanta\": {\"outcome\": \"deactivated\"}}}";
    return event("hr-1", USER, "p1").strip().replaceFirst("}$", ", " + steps);
  }
}
