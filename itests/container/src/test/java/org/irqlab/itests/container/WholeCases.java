package org.irqlab.itests.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;

/** What must hold before any other test means something. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
final class WholeCases {
  @InjectBundleContext BundleContext context;
  @InjectService ServiceComponentRuntime components;

  @Test
  void shouldHaveEveryBundleActive() {
    List<String> idle =
        bundles()
            .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
            .filter(bundle -> bundle.getHeaders().get("Fragment-Host") == null)
            .map(Bundle::getSymbolicName)
            .toList();

    assertEquals(List.of(), idle);
    assertTrue(bundles().anyMatch(bundle -> "org.irqlab.engine".equals(bundle.getSymbolicName())));
  }

  @Test
  void shouldHaveEveryComponentSatisfied() {
    List<ComponentConfigurationDTO> all =
        components.getComponentDescriptionDTOs().stream()
            .flatMap(type -> components.getComponentConfigurationDTOs(type).stream())
            .toList();

    assertTrue(all.size() > 3, () -> "few components: " + all.size());
    assertEquals(
        List.of(),
        all.stream().filter(WholeCases::lacking).map(it -> it.description.name).toList());
  }

  private static boolean lacking(ComponentConfigurationDTO component) {
    return component.state != ComponentConfigurationDTO.ACTIVE
        && component.state != ComponentConfigurationDTO.SATISFIED;
  }

  private Stream<Bundle> bundles() {
    return Arrays.stream(context.getBundles());
  }
}
