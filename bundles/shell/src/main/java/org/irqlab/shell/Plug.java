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

/** {@code irq:plug}: plugs a feature into this container. */
@Component(
    service = Described.class,
    property = {"osgi.command.scope=irq", "osgi.command.function=plug"})
public final class Plug implements Described {
  private static final Manual MANUAL =
      new Manual(
          "plug",
          Operand.one("FEATURE", Operand.Kind.FEATURE),
          "plugs a feature into this container",
          List.of(),
          "irqlab plug riscv",
          List.of(
              "It lasts as long as the container: use it in the interactive shell, irqlab shell."));

  private final FeatureStore features;

  /**
   * Connects the command.
   *
   * @param features the features
   */
  @Activate
  public Plug(@Reference FeatureStore features) {
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
  public void plug(String... words) {
    Arguments.parse(MANUAL, words).ifPresent(this::run);
  }

  private void run(Arguments arguments) {
    Feature feature = features.plug(arguments.operands().get(0));
    System.out.println(feature.name() + " " + FeaturesCommand.state(feature));
  }
}
