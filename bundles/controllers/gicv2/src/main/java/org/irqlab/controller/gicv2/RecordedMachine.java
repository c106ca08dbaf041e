package org.irqlab.controller.gicv2;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.controller.gicv2.Construction.Shape;

/**
 * The GICv2 of QEMU's aarch64 {@code virt} machine (hw/arm/virt.c): 288 interrupts, two groups
 * without Security Extensions, 8 priority bits, 4 list registers, maintenance as private interrupt
 * 25. Its implementation choices are those of that machine, its deviations only the quirks that the
 * recording names.
 */
final class RecordedMachine implements Bench {
  private static final Set<String> RECORDED = Set.of("gicv2", "gicv2-smp");
  private static final int INTERRUPTS = 288;
  private static final int SHARED = INTERRUPTS - Interrupt.PRIVATE;
  private static final Pattern PIN = Pattern.compile("cpu([0-7])\\.(v?)(irq|fiq)");

  private final Map<String, Long> bases = new HashMap<>();
  private final Map<String, Integer> pins = new HashMap<>();
  private final int cpus;
  private final Gicv2Model model;

  static boolean isOf(Recording recording) {
    return RECORDED.contains(recording.controller());
  }

  RecordedMachine(Link link, Recording recording) {
    Map<String, Long> blocks =
        Map.of(
            "gicd",
            MemoryMap.DISTRIBUTOR,
            "gicc",
            MemoryMap.CPU_INTERFACE,
            "gich",
            MemoryMap.VIRTUAL_CONTROL,
            "gicv",
            MemoryMap.VIRTUAL_CPU_INTERFACE);
    if (!recording.base().containsKey("gicd")) {
      throw new LinkException("recording of a gicv2: base address 'gicd' expected");
    }
    blocks.forEach(
        (block, offset) -> {
          if (recording.base().containsKey(block)) {
            bases.put(block, recording.base().get(block) - offset);
          }
        });
    int highest = 0;
    for (String pin : recording.pins()) {
      int number = pin(recording.controller(), pin);
      pins.put(pin, number);
      highest = Math.max(highest, number / Gicv2Model.PINS);
    }
    cpus = highest + 1;
    Shape shape = new Shape(cpus, INTERRUPTS, 8, 2, 4, true, Set.copyOf(recording.quirks()));
    model = new Construction(link.layout(), link.instance(), shape).build(sources(cpus));
  }

  @Override
  public ControllerModel model() {
    return model;
  }

  @Override
  public Optional<Register> register(Space space, long address, int width) {
    for (Map.Entry<String, Long> block : bases.entrySet()) {
      long offset = address - block.getValue();
      if (space == Space.MMIO && MemoryMap.block(offset) == start(block.getKey())) {
        return Optional.of(new Register(space, offset, width));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Integer> input(String device, int line) {
    if (!device.isEmpty() || line < 0 || line >= SHARED + Interrupt.PRIVATE * cpus) {
      return Optional.empty();
    }
    if (line < SHARED) {
      return Optional.of(Interrupt.PRIVATE + line);
    }
    int cpu = (line - SHARED) / Interrupt.PRIVATE;
    int id = (line - SHARED) % Interrupt.PRIVATE;
    return id < Interrupt.SGIS ? Optional.empty() : Optional.of(1024 * cpu + id);
  }

  @Override
  public Optional<Integer> pin(String name) {
    return Optional.ofNullable(pins.get(name));
  }

  private static long start(String block) {
    return switch (block) {
      case "gicd" -> MemoryMap.DISTRIBUTOR;
      case "gicc" -> MemoryMap.CPU_INTERFACE;
      case "gich" -> MemoryMap.VIRTUAL_CONTROL;
      default -> MemoryMap.VIRTUAL_CPU_INTERFACE;
    };
  }

  private static Set<Integer> sources(int cpus) {
    Set<Integer> sources = new TreeSet<>();
    for (int id = 0; id < INTERRUPTS; id++) {
      sources.add(id);
    }
    for (int cpu = 1; cpu < cpus; cpu++) {
      for (int id = Interrupt.SGIS; id < Interrupt.PRIVATE; id++) {
        sources.add(1024 * cpu + id);
      }
    }
    return sources;
  }

  private static int pin(String controller, String name) {
    Matcher matcher = PIN.matcher(name);
    if (!matcher.matches()) {
      throw new LinkException(
          "pin '" + name + "' of a " + controller + ": cpuN.irq, .fiq, .virq or .vfiq expected");
    }
    int virtual = matcher.group(2).isEmpty() ? Gicv2Model.IRQ : Gicv2Model.VIRQ;
    int fiq = matcher.group(3).equals("fiq") ? Gicv2Model.FIQ : Gicv2Model.IRQ;
    return Gicv2Model.PINS * Integer.parseInt(matcher.group(1)) + virtual + fiq;
  }
}
