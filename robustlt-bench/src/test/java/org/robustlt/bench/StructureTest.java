package org.robustlt.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** What docs/architecture.md says of the structure, where code can be asked. */
@AnalyzeClasses(packages = "org.robustlt", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {
  @ArchTest
  static final ArchRule GUICE_IS_KNOWN_TO_WIRING_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.robustlt.core.wiring..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.inject..");

  @ArchTest
  static final ArchRule COMPONENTS_SEE_THE_API_ONLY =
      noClasses()
          .that()
          .resideInAnyPackage("org.robustlt.attacks..", "org.robustlt.rebalancing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.robustlt.core..", "org.robustlt.bench..", "com.google..");

  @ArchTest
  static final ArchRule THE_ENGINE_KNOWS_NO_TRAINING =
      noClasses()
          .that()
          .resideInAPackage("org.robustlt.core.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.robustlt.core.training..",
              "org.robustlt.core.recipe..",
              "org.robustlt.core.run..",
              "org.robustlt.core.data..");

  @ArchTest
  static final ArchRule KERNEL_LIBRARIES_KNOW_NOT_EACH_OTHER =
      noClasses()
          .that()
          .resideInAPackage("org.robustlt.core.engine.onednn..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.robustlt.core.engine.nd4j..");

  @ArchTest
  static final ArchRule THE_PROGRAM_ALONE_ENDS_THE_PROCESS =
      noClasses()
          .that()
          .areNotAssignableTo(Main.class)
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule PACKAGES_KNOW_EACH_OTHER_IN_ONE_DIRECTION =
      slices().matching("org.robustlt.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PACKAGES_ARE_NAMED_AFTER_WHAT_THEY_HOLD =
      noClasses().should().resideInAnyPackage("..util..", "..helper..", "..impl..", "..common..");

  @ArchTest
  static final ArchRule CLASSES_ARE_NAMED_AFTER_WHAT_THEY_ARE =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Utils")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper");

  @ArchTest
  static void interfacesSayWhoImplementsThem(JavaClasses classes) throws IOException {
    Set<String> silent = new TreeSet<>();
    for (JavaClass each : classes) {
      if (each.isInterface()
          && each.getModifiers().contains(JavaModifier.PUBLIC)
          && each.isTopLevelClass()
          && !each.isAnnotation()
          && each.getPackageName().startsWith("org.robustlt.api.")) {
        String file = each.getName().replace('.', '/') + ".java";
        String source =
            Files.readString(
                Path.of(System.getProperty("robustlt.root"), "robustlt-api/src/main/java", file));
        if (!source.split("\\binterface " + each.getSimpleName() + "\\b", 2)[0].contains(
            "implement")) {
          silent.add(each.getName());
        }
      }
    }
    assertThat(silent).as("interfaces that do not say who implements them").isEmpty();
  }

  @ArchTest
  static void packagesForOthersSayHowStableTheyAre(JavaClasses classes) throws IOException {
    Set<String> experimental = new TreeSet<>();
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass each : classes) {
      JavaPackage place = each.getPackage();
      if (place.getName().matches("org[.]robustlt|org[.]robustlt[.](api|tck)[.]?.*")) {
        Optional<API> mark = place.tryGetAnnotationOfType(API.class);
        if (mark.isEmpty()) {
          unmarked.add(place.getName());
        } else if (place.getName().startsWith("org.robustlt.api.")
            && mark.get().status() == API.Status.EXPERIMENTAL) {
          experimental.add(place.getName());
        }
      }
    }
    assertThat(unmarked).as("packages without @API").isEmpty();
    String pom =
        Files.readString(Path.of(System.getProperty("robustlt.root"), "robustlt-api/pom.xml"));
    assertThat(
            Pattern.compile("<exclude>(org[.]robustlt[.][^<]*)<")
                .matcher(pom)
                .results()
                .map(found -> found.group(1)))
        .as("packages whose changes japicmp passes over")
        .containsExactlyElementsOf(experimental);
  }
}
