package example;

import io.offboard.OffboardRoutes;
import io.offboard.account.AccountResolver;
import io.offboard.account.Credential;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The routes, and where the integrated accounts come from. */
@Configuration
class OffboardConfiguration {
  @Bean
  OffboardRoutes offboardRoutes() {
    return OffboardRoutes.embedded();
  }

  @Bean
  AccountResolver accountResolver(
      @Value("${okta.url}") URI orgUrl, @Value("${okta.token}") String apiToken) {
    var credential = new Credential.ApiToken("SSWS", new Secret(apiToken));
    return id -> new IntegratedAccount(id, "okta", orgUrl, credential, true, false);
  }
}
