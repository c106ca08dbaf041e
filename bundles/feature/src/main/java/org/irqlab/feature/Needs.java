package org.irqlab.feature;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Tells whether bundles that stay could do without bundles that leave. */
final class Needs {
  private static final String SERVICE = "osgi.service";

  private final Collection<Bundle> leaving;
  private final Collection<Bundle> staying;

  Needs(Collection<Bundle> leaving, Collection<Bundle> staying) {
    this.leaving = leaving;
    this.staying = staying;
  }

  /** The first bundle that could not do without, and what it would miss; empty if all could. */
  Optional<String> unmet() {
    return staying.stream()
        .map(bundle -> packages(bundle).or(() -> services(bundle)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> packages(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    List<BundleWire> wires = wiring == null ? List.of() : wiring.getRequiredWires(null);
    return wires.stream()
        .filter(wire -> leaving.contains(wire.getProvider().getBundle()))
        .map(wire -> bundle.getSymbolicName() + " uses " + wire.getProvider().getSymbolicName())
        .findFirst();
  }

  private Optional<String> services(Bundle bundle) {
    return bundle.adapt(BundleRevision.class).getDeclaredRequirements(SERVICE).stream()
        .filter(Needs::mandatory)
        .filter(need -> offered(need, leaving) && !offered(need, staying))
        .map(need -> bundle.getSymbolicName() + " needs a service " + filter(need))
        .findFirst();
  }

  private static boolean mandatory(BundleRequirement need) {
    String resolution = need.getDirectives().get(Constants.RESOLUTION_DIRECTIVE);
    return !Constants.RESOLUTION_OPTIONAL.equals(resolution);
  }

  private static boolean offered(BundleRequirement need, Collection<Bundle> bundles) {
    return bundles.stream()
        .flatMap(bundle -> capabilities(bundle).stream())
        .anyMatch(need::matches);
  }

  private static List<BundleCapability> capabilities(Bundle bundle) {
    return bundle.adapt(BundleRevision.class).getDeclaredCapabilities(SERVICE);
  }

  private static String filter(BundleRequirement need) {
    return need.getDirectives().get(Constants.FILTER_DIRECTIVE);
  }
}
