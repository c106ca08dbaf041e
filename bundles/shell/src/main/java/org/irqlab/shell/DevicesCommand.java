package org.irqlab.shell;

import java.util.List;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Operand;
import org.irqlab.api.command.Option;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologySource;
import org.irqlab.shell.report.TopologyText;
import org.irqlab.shell.usage.Arguments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code irq:devices}: what a description of a machine says of interrupts. */
@Component(
    service = Described.class,
    property = {"osgi.command.scope=irq", "osgi.command.function=devices"})
public final class DevicesCommand implements Described {
  private static final Option ALL = Option.flag("all", "also devices without interrupts");
  private static final Manual MANUAL =
      new Manual(
          "devices",
          Operand.one("FILE", Operand.Kind.FILE),
          "lists devices, interrupt parents, sources and triggers of a devicetree blob",
          List.of(ALL, CommonOptions.JSON),
          "irqlab devices machine.dtb",
          List.of());

  /** Come and go with their features. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<TopologySource> sources = List.of();

  /** Reads with whatever is plugged in. */
  @Activate
  public DevicesCommand() {}

  DevicesCommand(List<TopologySource> sources) {
    this.sources = List.copyOf(sources);
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
  public void devices(String... words) {
    Arguments.parse(MANUAL, words).ifPresent(this::run);
  }

  private void run(Arguments arguments) {
    Topology topology = Descriptions.read(arguments.operands().get(0), sources);
    if (arguments.has(CommonOptions.JSON.name())) {
      System.out.print(TopologyText.json(topology));
    } else {
      TopologyText.lines(topology, arguments.has(ALL.name())).forEach(System.out::println);
    }
  }
}
