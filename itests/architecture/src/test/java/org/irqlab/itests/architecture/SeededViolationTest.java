package org.irqlab.itests.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Set;
import org.irqlab.chip.seeded.ChipOfAnotherBundle;
import org.irqlab.controller.seeded.PluginThatSeesAnother;
import org.irqlab.seeded.left.Left;
import org.irqlab.seeded.right.Right;
import org.junit.jupiter.api.Test;

/** A rule that never fails proves nothing: each is shown classes that break it. */
final class SeededViolationTest {

  @Test
  void shouldReportAPackageCycle() {
    EvaluationResult result = Rules.noPackageCycles().evaluate(read(Left.class, Right.class));

    assertTrue(result.hasViolation());
    assertTrue(report(result).contains("org.irqlab.seeded.left"), () -> report(result));
  }

  @Test
  void shouldAcceptPackagesWithoutACycle() {
    JavaClasses plugins = read(PluginThatSeesAnother.class, ChipOfAnotherBundle.class);

    assertFalse(Rules.noPackageCycles().evaluate(plugins).hasViolation());
  }

  @Test
  void shouldReportAPluginThatSeesAnother() {
    EvaluationResult result =
        Rules.onlyTheApiIsShared(Set.of("org.irqlab.controller.seeded", "org.irqlab.chip.seeded"))
            .evaluate(read(PluginThatSeesAnother.class, ChipOfAnotherBundle.class));

    assertTrue(report(result).contains("ChipOfAnotherBundle"), () -> report(result));
  }

  @Test
  void shouldReportAPluginThatSeesAForeignLibrary() {
    EvaluationResult result =
        Rules.onlyTheApiIsShared(Set.of("org.irqlab.itests"))
            .evaluate(read(SeededViolationTest.class));

    assertTrue(report(result).contains("com.tngtech.archunit"), () -> report(result));
  }

  @Test
  void shouldReportAClassOutsideOfEveryBundle() {
    EvaluationResult result =
        Rules.onlyTheApiIsShared(Set.of("org.irqlab.chip.seeded")).evaluate(read(Left.class));

    assertTrue(report(result).contains("belongs to no bundle"), () -> report(result));
  }

  private static JavaClasses read(Class<?>... types) {
    return new ClassFileImporter().importClasses(types);
  }

  private static String report(EvaluationResult result) {
    return String.join("\n", result.getFailureReport().getDetails());
  }
}
