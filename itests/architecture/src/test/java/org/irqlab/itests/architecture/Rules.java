package org.irqlab.itests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the layout of the project promises, as rules over classes. */
final class Rules {
  private static final String ROOT = "org.irqlab";
  private static final String API = "org.irqlab.api";

  /**
   * Bundles that read foreign formats or follow bundles as they come and go; all others build on
   * the Java library and the API alone.
   */
  private static final Set<String> ADAPTERS =
      Set.of(
          "org.irqlab.batch",
          "org.irqlab.conformance",
          "org.irqlab.engine",
          "org.irqlab.feature",
          "org.irqlab.pathfile",
          "org.irqlab.shell",
          "org.irqlab.skeleton");

  private static final List<String> ANYWHERE = List.of("java.", "org.osgi.annotation.");
  private static final String COMPONENT = "org.osgi.service.component";

  private Rules() {}

  /** Packages depend on each other in one direction only, in a bundle and between bundles. */
  static ArchRule noPackageCycles() {
    return SlicesRuleDefinition.slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return inside(type.getPackageName(), ROOT)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "packages of irqlab";
              }
            })
        .should()
        .beFreeOfCycles();
  }

  /** A bundle sees its own classes and the API, and only adapters see foreign libraries. */
  static ArchRule onlyTheApiIsShared(Set<String> bundles) {
    return classes().should(new SeeOnlyTheApi(bundles)).because("plugins come and go alone");
  }

  private static boolean inside(String packageName, String root) {
    return (packageName + ".").startsWith(root + ".");
  }

  private static final class SeeOnlyTheApi extends ArchCondition<JavaClass> {
    private final Set<String> bundles;

    SeeOnlyTheApi(Set<String> bundles) {
      super("see only their own bundle and " + API);
      this.bundles = bundles;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      Optional<String> owner = Bundles.owner(bundles.stream(), type.getPackageName());
      if (owner.isEmpty()) {
        events.add(SimpleConditionEvent.violated(type, type.getName() + " belongs to no bundle"));
        return;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!target.isPrimitive() && !allowed(owner.get(), target.getPackageName())) {
          events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
        }
      }
    }

    private static boolean allowed(String owner, String target) {
      if (inside(target, ROOT)) {
        return inside(target, owner) || inside(target, API);
      }
      return ADAPTERS.contains(owner)
          || inside(target, COMPONENT)
          || ANYWHERE.stream().anyMatch(target::startsWith);
    }
  }
}
