package io.offboard.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilentPropertiesTest {
  private static final String SECRET = "s3cret-{{x}}-}}-1";

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final SilentProperties properties =
      new SilentProperties(context.getPropertiesComponent());

  @ParameterizedTest
  @CsvSource({
    "no placeholder, no placeholder",
    "'', ''",
    "{{acme.name}}, Acme",
    "{{acme.name}}{{acme.name}}, AcmeAcme",
    "a {{acme.name}} b, a Acme b",
    "{{acme.none:other}}, other",
    "{{acme.none:}}, ''",
    "{{acme.name:other}}, Acme",
    "{{?acme.none}}, ''",
    "{{acme.chain}}, Acme!",
    "{{acme.{{acme.key}}}}, Acme",
    "{{acme.none:{{acme.name}}}}, Acme",
    "{{env:ACME_NONE:other}}, other",
    "{{env:ACME_NONE:http://x}}, http://x",
    "{{sys:acme.none:other}}, other",
    "{ {acme.name} }, { {acme.name} }",
  })
  void resolves_as_camel_does(String text, String resolved) {
    context.getPropertiesComponent().setInitialProperties(acme());

    assertEquals(resolved, properties.resolve(text));
    assertEquals(
        resolved.isEmpty() ? "" : context.resolvePropertyPlaceholders(text),
        properties.resolve(text));
  }

  @Test
  void a_function_is_asked_once_and_what_it_gives_is_left_alone(@TempDir Path directory)
      throws Exception {
    var file = Files.writeString(directory.resolve("secret"), SECRET);
    context.getPropertiesComponent().addPropertiesFunction(new FileProperties());
    context.getPropertiesComponent().addInitialProperty("acme.token", "{{file:" + file + "}}");

    assertEquals(SECRET, properties.resolve("{{acme.token}}"));
  }

  @Test
  void an_override_wins_over_all_sources() {
    context.getPropertiesComponent().setInitialProperties(acme());
    context.getPropertiesComponent().addOverrideProperty("acme.name", "Other");

    assertEquals("Other", properties.resolve("{{acme.name}}"));
  }

  @Test
  void an_application_may_keep_its_properties_elsewhere() {
    context.getPropertiesComponent().addPropertiesSource(new Vault(Map.of("acme.token", "t1")));

    assertEquals("t1", properties.resolve("{{acme.token}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{{acme.none}}", "{{env:ACME_NONE}}", "{{acme.loop}}", "x{{acme.name", "{{}}"})
  void what_has_no_value_is_refused_and_no_value_shown(String text) {
    context.getPropertiesComponent().setInitialProperties(acme());

    var refused =
        assertThrows(IllegalArgumentException.class, () -> properties.resolve("s3cret-" + text));

    assertFalse(refused.getMessage().contains("s3cret"), refused::getMessage);
  }

  private static Properties acme() {
    var acme = new Properties();
    acme.put("acme.name", "Acme");
    acme.put("acme.key", "name");
    acme.put("acme.chain", "{{acme.name}}!");
    acme.put("acme.loop", "{{acme.loop}}");
    return acme;
  }

  private record Vault(Map<String, String> secrets) implements PropertiesSource {
    @Override
    public String getName() {
      return "vault";
    }

    @Override
    public String getProperty(String name) {
      return secrets.get(name);
    }
  }
}
