package io.offboard.bench.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The same work, as users of Spring Boot write it: Tomcat, Spring MVC and {@code RestClient}, with
 * Boot's own defaults (platform threads, the JDK's HTTP client).
 *
 * <p>Environment: {@code PORT}, {@code API_TOKEN}, {@code ACCOUNTS} (the accounts file, as JSON),
 * {@code MAX_IN_FLIGHT}.
 */
@SpringBootApplication
public class SpringPeer {
  /** Serves until the process is ended. */
  public static void main(String[] args) {
    SpringApplication.run(SpringPeer.class, args);
  }
}
