package io.offboard;

/**
 * The shape in which the vendor's user is answered ({@code truto_response_format}).
 *
 * @see <a href="https://truto.one/docs">Truto unified API reference</a>
 */
public enum ResponseFormat {
  /** The unified user; a field that the vendor does not give is absent. */
  UNIFIED,
  /** The vendor's own answer to the deactivate call. */
  RAW,
  /** The unified user in a fixed shape: every field of the schema is present. */
  NORMALIZED
}
