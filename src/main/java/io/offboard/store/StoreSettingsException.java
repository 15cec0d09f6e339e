package io.offboard.store;

/** The store cannot be opened with these settings; the message says what to do about it. */
public final class StoreSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreSettingsException(String message) {
    this(message, null);
  }

  StoreSettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
