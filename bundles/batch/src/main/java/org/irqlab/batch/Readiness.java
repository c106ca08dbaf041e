package org.irqlab.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Tells whether every bundle runs and every component is satisfied, and if not, why. */
@Component(service = Readiness.class)
public final class Readiness {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  private final BundleContext context;
  private final ServiceComponentRuntime components;

  /**
   * Looks at a framework.
   *
   * @param context any bundle's
   * @param components knows every component
   */
  @Activate
  public Readiness(BundleContext context, @Reference ServiceComponentRuntime components) {
    this.context = context;
    this.components = components;
  }

  /**
   * Waits a short while for what is still on its way.
   *
   * @return one line for each bundle or component that is missing; empty if all is well
   */
  List<String> complaints() {
    long begin = System.nanoTime();
    List<String> lines = look();
    while (!lines.isEmpty() && System.nanoTime() - begin < PATIENCE) {
      LockSupport.parkNanos(PAUSE);
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      lines = look();
    }
    return lines;
  }

  /**
   * What failed when it was asked for. Most components come to be only then.
   *
   * @return one line for each component
   */
  List<String> failures() {
    List<String> lines = new ArrayList<>();
    for (ComponentDescriptionDTO description : components.getComponentDescriptionDTOs()) {
      for (ComponentConfigurationDTO configuration :
          components.getComponentConfigurationDTOs(description)) {
        if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
          complain(configuration, lines);
        }
      }
    }
    return lines;
  }

  private List<String> look() {
    List<String> lines = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getState() != Bundle.ACTIVE && !isFragment(bundle)) {
        lines.add("bundle " + bundle.getSymbolicName() + " does not run: " + reason(bundle));
      }
    }
    for (ComponentDescriptionDTO description : components.getComponentDescriptionDTOs()) {
      for (ComponentConfigurationDTO configuration :
          components.getComponentConfigurationDTOs(description)) {
        complain(configuration, lines);
      }
    }
    return lines;
  }

  private static boolean isFragment(Bundle bundle) {
    return bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
  }

  private static String reason(Bundle bundle) {
    try {
      bundle.start(Bundle.START_TRANSIENT);
      return "it was not started";
    } catch (BundleException failure) {
      return firstLine(failure.getMessage());
    }
  }

  private static void complain(ComponentConfigurationDTO configuration, List<String> lines) {
    ComponentDescriptionDTO description = configuration.description;
    String who = "component " + description.name + " of bundle " + description.bundle.symbolicName;
    if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
      lines.add(who + " failed: " + rootCause(configuration.failure));
    }
    if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION) {
      lines.add(who + " waits for its configuration");
    }
    if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
      for (UnsatisfiedReferenceDTO unsatisfied : configuration.unsatisfiedReferences) {
        lines.add(who + " waits for a service " + wanted(description, unsatisfied.name));
      }
    }
  }

  private static String wanted(ComponentDescriptionDTO description, String reference) {
    for (ReferenceDTO declared : description.references) {
      if (declared.name.equals(reference)) {
        String target = declared.target == null ? "" : " " + declared.target;
        return declared.interfaceName + target;
      }
    }
    return reference;
  }

  /** The innermost cause that a printed stack trace tells of. */
  private static String rootCause(String trace) {
    return trace == null
        ? firstLine(null)
        : trace
            .lines()
            .filter(line -> line.startsWith("Caused by: "))
            .reduce((first, later) -> later)
            .map(line -> line.substring("Caused by: ".length()))
            .orElse(firstLine(trace));
  }

  private static String firstLine(String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("");
  }
}
