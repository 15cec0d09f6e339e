package io.offboard.caller;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes a new api token, which is shown once; the tokens file gets its hash. */
public final class CreateToken {
  private static final int BYTES = 32;

  private CreateToken() {}

  /**
   * Makes a token that sees no account until somebody says which.
   *
   * @param name names the token in the tokens file and in the audit line
   * @return what to show: the token, and the entry for the tokens file
   */
  public static String named(String name) {
    var random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    var token = "ofr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return """
        Give this token to the caller; it is not shown again:
        %s

        Add this to the list 'tokens' in the file that offboard.api.tokens.file names:
          - name: "%s"
            sha256: "%s"
            accounts: []            # ids of integrated accounts, or the word all
            # expires: 2027-12-31T00:00:00Z
        """
        .formatted(token, name, HexFormat.of().formatHex(TokenHash.of(token)));
  }
}
