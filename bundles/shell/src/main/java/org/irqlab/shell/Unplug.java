package org.irqlab.shell;

import java.util.List;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Operand;
import org.irqlab.api.feature.Feature;
import org.irqlab.api.feature.FeatureStore;
import org.irqlab.shell.usage.Arguments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code irq:unplug}: unplugs a feature from this container. */
@Component(
    service = Described.class,
    property = {"osgi.command.scope=irq", "osgi.command.function=unplug"})
public final class Unplug implements Described {
  private static final Manual MANUAL =
      new Manual(
          "unplug",
          Operand.one("FEATURE", Operand.Kind.FEATURE),
          "unplugs a feature from this container",
          List.of(),
          "irqlab unplug riscv",
          List.of("Checks that use a part of it end as INCONCLUSIVE."));

  private final FeatureStore features;

  /**
   * Connects the command.
   *
   * @param features the features
   */
  @Activate
  public Unplug(@Reference FeatureStore features) {
    this.features = features;
  }

  @Override
  public Manual manual() {
    return MANUAL;
  }

  /**
   * Runs the command.
   *
   * @param words its arguments
   */
  public void unplug(String... words) {
    Arguments.parse(MANUAL, words).ifPresent(this::run);
  }

  private void run(Arguments arguments) {
    Feature feature = features.unplug(arguments.operands().get(0));
    System.out.println(feature.name() + " " + FeaturesCommand.state(feature));
  }
}
