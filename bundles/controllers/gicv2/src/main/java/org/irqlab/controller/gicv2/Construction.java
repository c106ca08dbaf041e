package org.irqlab.controller.gicv2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.controller.gicv2.Interrupt.Bits;
import org.irqlab.controller.gicv2.Peripheral.Wire;

/** Builds one controller from what the architecture leaves open. */
final class Construction {
  /** The private peripheral interrupt that every known implementation uses for maintenance. */
  static final int MAINTENANCE = 25;

  private static final int VIRTUAL_PRIORITY_BITS = 5;
  private static final int EOI_COUNTS = 32;

  private final Layout layout;
  private final Protection registers;
  private final Shape shape;
  private final Map<Integer, Interrupt> inputs = new HashMap<>();
  private final VirtualControl[] virtual;

  Construction(Layout layout, String instance, Shape shape) {
    this.layout = layout;
    this.registers = Protection.register(instance);
    this.shape = shape;
    this.virtual = new VirtualControl[shape.cpus()];
  }

  /**
   * Builds it.
   *
   * @param sources the interrupts that there are, by input
   */
  Gicv2Model build(Collection<Integer> sources) {
    List<Map<Integer, Interrupt>> banks = banks(sources);
    Field[] enables = flags("GICD_CTLR", shape.groups());
    SortedSet<Integer> ids = new TreeSet<>();
    banks.forEach(bank -> ids.addAll(bank.keySet()));
    int last = ids.isEmpty() ? 0 : ids.last();
    Distributor distributor =
        new Distributor(
            enables,
            banks.stream().map(Map::values).toList(),
            Math.max(shape.lines(), (last / 32 + 1) * 32));
    List<CpuInterface> interfaces = new ArrayList<>();
    for (int cpu = 0; cpu < shape.cpus(); cpu++) {
      String name = "cpu[" + cpu + "]";
      interfaces.add(
          cpuInterface(
              name + ".GICC", distributor.supply(cpu), shape.priorityBits(), shape.groups()));
      if (shape.listRegisters() > 0) {
        virtual[cpu] = virtualControl(name, cpu, distributor, ids);
      }
    }
    return new Gicv2Model(distributor, interfaces, virtual, inputs);
  }

  private List<Map<Integer, Interrupt>> banks(Collection<Integer> sources) {
    List<Map<Integer, Interrupt>> banks = new ArrayList<>();
    for (int cpu = 0; cpu < shape.cpus(); cpu++) {
      banks.add(new TreeMap<>());
    }
    for (int source : new TreeSet<>(sources)) {
      Input input = Input.of(source, shape.cpus());
      if (input.id() >= Interrupt.PRIVATE) {
        Interrupt shared = peripheral(input, "spi[" + input.id() + "]");
        banks.forEach(bank -> bank.put(input.id(), shared));
      } else if (input.id() >= Interrupt.SGIS) {
        String name = "cpu[" + input.cpu() + "].ppi[" + input.id() + "]";
        banks.get(input.cpu()).put(input.id(), peripheral(input, name));
      } else {
        for (int cpu = 0; cpu < shape.cpus(); cpu++) {
          banks.get(cpu).put(input.id(), software(input.id(), cpu));
        }
      }
    }
    return banks;
  }

  private Interrupt peripheral(Input input, String name) {
    boolean routed = input.id() >= Interrupt.PRIVATE && shape.cpus() > 1;
    Optional<Field> targets =
        routed
            ? Optional.of(layout.field(name + ".targets", 1 << shape.cpus(), registers))
            : Optional.empty();
    Signal signal = signal(input, name, targets);
    Optional<Field> enabled = Optional.of(layout.flag(name + ".enabled", registers));
    Interrupt interrupt = interrupt(input.id(), signal, name, enabled, targets);
    inputs.put(input.number(), interrupt);
    return interrupt;
  }

  private Signal signal(Input input, String name, Optional<Field> targets) {
    Wire wire = wire(input, name);
    Field edge = layout.flag(name + ".edge", registers);
    return targets.isPresent() && shape.quirks().contains(Activity.PER_CPU)
        ? new EachTarget(wire, flags(name + ".latch", shape.cpus()), edge, targets.get())
        : new Peripheral(wire, layout.carried(name + ".latch", 2, registers), edge, input.id());
  }

  private Wire wire(Input input, String name) {
    if (input.id() != MAINTENANCE || shape.listRegisters() == 0) {
      return Wire.outside(layout.carried(name + ".line", 2, registers));
    }
    return Wire.inside(s -> virtual[input.cpu()].maintenance(s));
  }

  private Interrupt software(int id, int cpu) {
    String name = "cpu[" + cpu + "].sgi[" + id + "]";
    Field[] from = new Field[shape.cpus()];
    for (int requester = 0; requester < from.length; requester++) {
      from[requester] = layout.carried(name + ".from[" + requester + "]", 2, registers);
    }
    Signal signal = new Software(from, quirk(Software.ZERO_PENDS, name + ".sourceless"));
    return interrupt(id, signal, name, Optional.empty(), Optional.empty());
  }

  private Activity activity(int id, String name) {
    if (id < Interrupt.PRIVATE || !shape.quirks().contains(Activity.PER_CPU)) {
      return Activity.shared(layout.flag(name + ".active", registers));
    }
    return Activity.perCpu(flags(name + ".active", shape.cpus()));
  }

  private Optional<Field> quirk(String key, String name) {
    return shape.quirks().contains(key)
        ? Optional.of(layout.flag(name, registers))
        : Optional.empty();
  }

  private Interrupt interrupt(
      int id, Signal signal, String name, Optional<Field> enabled, Optional<Field> targets) {
    Optional<Field> group =
        shape.groups() == 1
            ? Optional.empty()
            : Optional.of(layout.flag(name + ".group", registers));
    Bits bits =
        new Bits(
            enabled,
            activity(id, name),
            layout.field(name + ".priority", 1 << shape.priorityBits(), registers),
            group,
            targets,
            quirk(Distributor.LATE, name + ".unseen"));
    return new Interrupt(id, signal, bits, 8 - shape.priorityBits());
  }

  private CpuInterface cpuInterface(String name, Supply supply, int bits, int banks) {
    return new CpuInterface(
        new Controls(layout, registers, name, bits, shape.groups()),
        new Running(layout, registers, name + ".APR", bits, banks),
        supply,
        !shape.quirks().contains(Gicv2.NO_ALIASES) && shape.groups() > 1,
        shape.quirks().contains(CpuInterface.ANONYMOUS));
  }

  private VirtualControl virtualControl(
      String name, int cpu, Distributor distributor, SortedSet<Integer> known) {
    int bits = Math.min(shape.priorityBits(), VIRTUAL_PRIORITY_BITS);
    SortedSet<Integer> ids = new TreeSet<>(known);
    ids.add(0);
    int[] numbers = (shape.everyId() ? everyId() : ids).stream().mapToInt(id -> id).toArray();
    Field[] control = flags(name + ".GICH_HCR", shape.groups() == 1 ? 4 : 8);
    Field unmatched = layout.field(name + ".GICH_HCR.EOICount", EOI_COUNTS, registers);
    List<ListRegister> list = new ArrayList<>();
    for (int i = 0; i < shape.listRegisters(); i++) {
      list.add(
          new ListRegister(
              layout,
              registers,
              name + ".GICH_LR[" + i + "]",
              new ListRegister.Extent(numbers, shape.cpus(), bits, shape.groups())));
    }
    ListRegisters supply = new ListRegisters(list, distributor, control[0], unmatched, cpu);
    CpuInterface guest = cpuInterface(name + ".GICV", supply, bits, 1);
    return new VirtualControl(control, unmatched, supply, guest, bits);
  }

  private static SortedSet<Integer> everyId() {
    SortedSet<Integer> all = new TreeSet<>();
    for (int id = 0; id <= CpuInterface.SPURIOUS; id++) {
      all.add(id);
    }
    return all;
  }

  private Field[] flags(String name, int bits) {
    Field[] flags = new Field[bits];
    for (int bit = 0; bit < bits; bit++) {
      flags[bit] = layout.flag(name + "[" + bit + "]", registers);
    }
    return flags;
  }

  /**
   * An input of the controller.
   *
   * @param number as paths and devices number it: the interrupt's, and for a private one 1024 times
   *     the CPU more
   * @param cpu whose it is, 0 for those that are not private
   * @param id the interrupt's number
   */
  record Input(int number, int cpu, int id) {
    private static final int PER_CPU = 1024;

    static Input of(int number, int cpus) {
      Input input = new Input(number, number / PER_CPU, number % PER_CPU);
      boolean banked = input.cpu() == 0 || input.id() < Interrupt.PRIVATE;
      if (number < 0 || input.id() >= Interrupt.LIMIT || input.cpu() >= cpus || !banked) {
        throw new LinkException(
            "gicv2: interrupt "
                + number
                + " does not exist, expected 0 to 1019, or for the private ones of CPU n also"
                + " 1024 * n + 16 to 31");
      }
      return input;
    }
  }

  /**
   * What the architecture leaves open, and the quirks.
   *
   * @param cpus how many there are
   * @param lines least number of interrupts that GICD_TYPER tells of
   * @param priorityBits implemented bits of a priority
   * @param groups interrupt groups: 1, as software behind Security Extensions sees it, or 2
   * @param listRegisters for each CPU; 0 without virtualization
   * @param everyId whether list registers hold every number, or those of the plan
   * @param quirks keys of those that it has
   */
  record Shape(
      int cpus,
      int lines,
      int priorityBits,
      int groups,
      int listRegisters,
      boolean everyId,
      Set<String> quirks) {
    /** Copies the set. */
    Shape {
      quirks = Set.copyOf(quirks);
    }
  }
}
