package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.offboard.fixture.ApiDescription;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What openapi.yaml promises, a black-box test has seen: each path, parameter, status and header.
 * It judges when all of them have run, and so it comes last.
 */
@Order(Integer.MAX_VALUE)
class ApiCoverageTest {
  @Test
  void everything_in_the_document_was_seen() {
    assumeTrue(ServiceTestBase.BEGUN.containsAll(all()), "only some of the black-box tests ran");

    assertEquals(Set.of(), ApiDescription.unseen());
    System.out.println("All that openapi.yaml promises was seen: " + ApiDescription.promised());
  }

  private static Set<String> all() {
    return new ClassFileImporter()
        .importPackages(ApiCoverageTest.class.getPackageName()).stream()
            .filter(one -> one.isAssignableTo(ServiceTestBase.class))
            .filter(one -> !one.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
  }
}
