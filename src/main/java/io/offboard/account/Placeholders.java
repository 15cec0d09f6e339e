package io.offboard.account;

import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** Resolves Camel property functions, such as {@code {{env:NAME}}} and {@code {{file:PATH}}}. */
public final class Placeholders {
  private final SilentProperties properties;
  private final FileProperties files;

  /**
   * Resolves with a context's own means.
   *
   * @param context the context whose properties and functions are used
   * @param files the function behind {@code {{file:PATH}}} in that context
   */
  public Placeholders(CamelContext context, FileProperties files) {
    this.properties = new SilentProperties(context.getPropertiesComponent());
    this.files = files;
  }

  /**
   * Resolves all functions in a text, and logs none of their values.
   *
   * @param text may hold functions
   * @return the text with their values
   * @throws RuntimeException if one has no value
   */
  public String resolve(String text) {
    return properties.resolve(text);
  }

  /**
   * A value that follows mounted files: made once, or, if making it read a file, at each use.
   *
   * @param value makes the value
   * @param <T> its type
   * @return gives the value
   */
  public <T> Supplier<T> live(Supplier<T> value) {
    var before = files.reads();
    var made = value.get();
    return files.reads() == before ? () -> made : value;
  }
}
