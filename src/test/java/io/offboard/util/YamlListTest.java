package io.offboard.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlListTest {
  private static final long MAX_BYTES = 64L << 20;

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("list.yaml");
  }

  @Test
  void its_entries_come_one_by_one_whatever_is_around_it() throws IOException {
    Files.writeString(file, "other: [{list: [x]}]\nlist: [{a: [1]}, null, b]\nlast: {list: [y]}\n");

    assertEquals("[{\"a\":[1]}, null, \"b\"]", entries().toString());
  }

  @Test
  void a_name_that_an_entry_has_twice_is_no_valid_yaml() throws IOException {
    Files.writeString(file, "list:\n  - {a: 1}\n  - {a: 1, a: 2}\n");

    assertProblem("no valid YAML at line 3");
  }

  @Test
  void a_file_of_more_characters_than_the_parser_takes_by_itself_is_read() throws IOException {
    Files.writeString(file, "# comment\n".repeat(400_000) + "list: [1]\n");

    assertEquals("[1]", entries().toString());
  }

  @Test
  void a_file_beyond_the_limit_is_refused_with_the_limit() throws IOException {
    fill(MAX_BYTES + 1);

    assertProblem("it is larger than 64 MiB");
  }

  @Test
  void a_file_of_the_largest_size_is_not_refused_for_it() throws IOException {
    fill(MAX_BYTES);

    assertProblem("no valid YAML at line 1");
  }

  @Test
  void entries_that_are_nested_too_deeply_are_named_as_such() throws IOException {
    Files.writeString(file, "list: " + "[".repeat(1001));

    assertProblem(
        "Document nesting depth (1001) exceeds the maximum allowed"
            + " (1000, from `StreamReadConstraints.getMaxNestingDepth()`)");
  }

  private void fill(long bytes) throws IOException {
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
  }

  private List<JsonNode> entries() throws IOException {
    var entries = new ArrayList<JsonNode>();
    new YamlList(file, "list").read(entries::add);
    return entries;
  }

  private void assertProblem(String problem) {
    assertEquals(problem, assertThrows(IOException.class, this::entries).getMessage());
  }
}
