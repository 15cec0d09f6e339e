package io.offboard.bench.spring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The unified user; what the vendor does not give is left out. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record UnifiedUser(
    String id,
    String firstName,
    String lastName,
    String title,
    String name,
    String username,
    List<Email> emails,
    String status,
    String userType,
    String timezone,
    String createdAt,
    String updatedAt,
    String lastLoginAt,
    String statusChangedAt,
    String activatedAt,
    @JsonInclude(JsonInclude.Include.ALWAYS) OktaUser remoteData) {

  private static final Map<String, String> STATUS =
      Map.of(
          "ACTIVE", "active",
          "PASSWORD_EXPIRED", "active",
          "RECOVERY", "active",
          "STAGED", "invited",
          "PROVISIONED", "invited",
          "SUSPENDED", "inactive",
          "DEPROVISIONED", "inactive");

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Email(String email, String type, boolean isPrimary) {}

  static UnifiedUser of(OktaUser okta, String askedFor) {
    var id = okta.text("id");
    var status = okta.text("status");
    return new UnifiedUser(
        id == null ? askedFor : id,
        okta.profile("firstName"),
        okta.profile("lastName"),
        okta.profile("title"),
        okta.profile("displayName"),
        okta.profile("login"),
        emails(okta),
        status == null ? null : STATUS.getOrDefault(status, status),
        okta.profile("userType"),
        okta.profile("timezone"),
        okta.text("created"),
        okta.text("lastUpdated"),
        okta.text("lastLogin"),
        okta.text("statusChanged"),
        okta.text("activated"),
        okta);
  }

  private static List<Email> emails(OktaUser okta) {
    var emails = new ArrayList<Email>();
    if (okta.profile("email") != null) {
      emails.add(new Email(okta.profile("email"), "primary", true));
    }
    if (okta.profile("secondEmail") != null) {
      emails.add(new Email(okta.profile("secondEmail"), "secondary", false));
    }
    return emails;
  }
}
