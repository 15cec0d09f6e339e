package io.offboard.store;

/**
 * A secret as the database holds it.
 *
 * @param keyId which key it was encrypted with
 * @param bytes the nonce, the ciphertext and its tag
 */
record Sealed(String keyId, byte[] bytes) {}
