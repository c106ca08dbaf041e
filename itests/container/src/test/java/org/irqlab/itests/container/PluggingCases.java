package org.irqlab.itests.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.feature.Feature;
import org.irqlab.api.feature.FeatureStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;

/** Features plugged in and out of a container that runs. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
final class PluggingCases {
  private static final String PLIC = "org.irqlab.controller.plic";

  @InjectBundleContext BundleContext context;
  @InjectService FeatureStore store;

  @AfterEach
  void plugAgain() {
    store.plug("riscv");
  }

  @Test
  void shouldHaveEveryFeaturePlugged() {
    assertTrue(store.features().stream().allMatch(Feature::plugged), () -> "" + store.features());
  }

  @Test
  void shouldPutEveryBundleOfIrqlabIntoAFeature() {
    List<String> named =
        store.features().stream().flatMap(feature -> feature.bundles().stream()).toList();

    assertEquals(
        List.of(),
        Arrays.stream(context.getBundles())
            .map(bundle -> bundle.getSymbolicName())
            .filter(name -> name.startsWith("org.irqlab.") && !named.contains(name))
            .toList());
  }

  @Test
  void shouldTakeTheBundlesOfAFeatureOutAndIn() {
    assertTrue(installed(PLIC));

    assertFalse(store.unplug("riscv").plugged());
    assertFalse(installed(PLIC));

    assertTrue(store.plug("riscv").plugged());
    assertTrue(installed(PLIC));
  }

  @Test
  void shouldNotMindPluggingWhatIsPlugged() {
    assertEquals(store.plug("riscv"), store.plug("riscv"));
    assertEquals(store.unplug("riscv"), store.unplug("riscv"));
  }

  @Test
  void shouldRefuseToUnplugWhatDoesThePlugging() {
    BadInput refusal = assertThrows(BadInput.class, () -> store.unplug("core"));

    assertTrue(refusal.getMessage().startsWith("feature 'core' stays"), refusal::getMessage);
    assertTrue(installed("org.irqlab.engine"));
  }

  @Test
  void shouldRefuseAFeatureThatIsNotKnown() {
    BadInput refusal = assertThrows(BadInput.class, () -> store.plug("riscw"));

    assertTrue(refusal.getMessage().contains("'riscw'"), refusal::getMessage);
  }

  private boolean installed(String bundle) {
    return Arrays.stream(context.getBundles())
        .anyMatch(candidate -> bundle.equals(candidate.getSymbolicName()));
  }
}
