package org.irqlab.controller.plic;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.api.part.Trigger;
import org.irqlab.controller.plic.Construction.Shape;

/**
 * The PLIC of QEMU's riscv64 {@code virt} machine (hw/riscv/virt.c, include/hw/riscv/virt.h): 95
 * sources, 3 priority bits, machine and supervisor contexts, pins {@code hartN.meip} and {@code
 * hartN.seip}. Its implementation choices are those of that machine, its deviations only the quirks
 * that the recording names.
 */
final class RecordedMachine implements Bench {
  private static final String BASE = "plic";
  private static final int SOURCES = 95;
  private static final int LEVELS = 8;
  private static final Pattern PIN = Pattern.compile("hart(\\d{1,4})\\.([ms])eip");

  private final long base;
  private final Map<String, Integer> pins = new HashMap<>();
  private final PlicModel model;

  RecordedMachine(Link link, Recording recording) {
    Long at = recording.base().get(BASE);
    if (at == null) {
      throw new LinkException("recording of a plic: base address '" + BASE + "' expected");
    }
    base = at;
    int harts = 1;
    for (String pin : recording.pins()) {
      int context = context(pin);
      pins.put(pin, context);
      harts = Math.max(harts, context / 2 + 1);
    }
    TreeMap<Integer, Trigger> sources = new TreeMap<>();
    for (int id = 1; id <= SOURCES; id++) {
      sources.put(id, Trigger.LEVEL);
    }
    model =
        new Construction(link.layout(), link.instance(), shape(recording)).build(sources, harts);
  }

  @Override
  public ControllerModel model() {
    return model;
  }

  @Override
  public Optional<Register> register(Space space, long address, int width) {
    long offset = address - base;
    boolean inside = space == Space.MMIO && offset >= 0 && offset < MemoryMap.SIZE;
    return inside ? Optional.of(new Register(space, offset, width)) : Optional.empty();
  }

  @Override
  public Optional<Integer> input(String device, int line) {
    boolean there = device.isEmpty() && line >= 1 && line <= SOURCES;
    return there ? Optional.of(line) : Optional.empty();
  }

  @Override
  public Optional<Integer> pin(String name) {
    return Optional.ofNullable(pins.get(name));
  }

  private static Shape shape(Recording recording) {
    return new Shape(
        LEVELS,
        HartContexts.MS,
        false,
        false,
        recording.quirks().contains(LatchedGateway.KEY),
        recording.quirks().contains(ClaimRule.KEY)
            ? ClaimRule.HONOURS_THRESHOLD
            : ClaimRule.SPECIFIED,
        recording.quirks().contains(CompletionRule.KEY)
            ? CompletionRule.IGNORES_ENABLE
            : CompletionRule.SPECIFIED);
  }

  private static int context(String pin) {
    Matcher matcher = PIN.matcher(pin);
    if (!matcher.matches()) {
      throw new LinkException("pin '" + pin + "' of a plic: hartN.meip or hartN.seip expected");
    }
    int hart = Integer.parseInt(matcher.group(1));
    return matcher.group(2).equals("m")
        ? HartContexts.machine(hart)
        : HartContexts.supervisor(hart);
  }
}
