package io.offboard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may know which: docs/architecture.md tells why. */
@AnalyzeClasses(packages = "io.offboard", importOptions = DoNotIncludeTests.class)
class HouseTest {
  @ArchTest
  static final ArchRule rooms_know_each_other_in_one_direction_only =
      slices().matching("io.offboard.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_words_of_an_embedder_know_nothing_but_utilities =
      classes()
          .that()
          .resideInAPackage("io.offboard")
          .and(not(belongToAnyOf(OffboardRoutes.class)))
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage("io.offboard.*")).or(resideInAPackage("io.offboard.util")));

  @ArchTest
  static final ArchRule only_what_starts_the_service_knows_the_routes =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.offboard", "io.offboard.app")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(OffboardRoutes.class);

  @ArchTest
  static final ArchRule utilities_know_nothing_of_offboarding =
      noClasses()
          .that()
          .resideInAPackage("io.offboard.util")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.offboard..").and(not(resideInAPackage("io.offboard.util"))));

  @ArchTest
  static final ArchRule a_vendor_is_routes_and_transforms_and_no_java =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.offboard.sandbox")
          .should()
          .haveSimpleNameStartingWith("Okta")
          .orShould()
          .haveSimpleNameStartingWith("Vanta")
          .orShould()
          .haveSimpleNameStartingWith("Scim");
}
