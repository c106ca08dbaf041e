package org.irqlab.chip.presentonce;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dispatch;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.leaveLoop;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code.On;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/** The callbacks on one controller: each is one register write. */
final class PresentOnceModel implements ChipModel {
  private static final String SOURCE = "abstract driver";
  private static final Exit NOTHING = new Exit("0");
  private static final Exit UNKNOWN = new Exit("no mapping");
  private static final Register TAKE = Register.mmio32(0);
  private static final Register COMPLETE = Register.mmio32(4);

  private final Link link;
  private final Attachment controller;
  private final Completing completing;
  private final Set<Integer> started = new HashSet<>();

  PresentOnceModel(Link link, Attachment controller, Completing completing) {
    this.link = link;
    this.controller = controller;
    this.completing = completing;
  }

  @Override
  public Routine handle(Cpu cpu, Map<Integer, Routine> domain) {
    List<Integer> known = List.copyOf(new TreeMap<>(domain).keySet());
    int unknown = known.size() + 1;
    String instance = link.instance() + "@" + cpu.name();
    String name = "hwirq[" + controller.cpus().indexOf(cpu) + "]";
    Field hwirq = link.layout().field(name, unknown + 1, Protection.LOCAL);
    Map<Integer, Block> cases = new HashMap<>();
    List<On> exits = new ArrayList<>();
    cases.put(0, leave(NOTHING));
    exits.add(on(NOTHING, leaveLoop()));
    for (int i = 0; i < known.size(); i++) {
      Exit taken = new Exit("hwirq " + known.get(i));
      cases.put(i + 1, leave(taken));
      exits.add(on(taken, call(domain.get(known.get(i)))));
    }
    exits.add(on(UNKNOWN, step("can't find mapping for hwirq", Effect.NOTHING)));
    Routine take =
        Routine.of(
                "while taken",
                instance,
                SOURCE,
                controller
                    .bus()
                    .read(
                        "readl(take)",
                        cpu,
                        TAKE,
                        (s, id) -> s.set(hwirq, index(known, id, unknown))),
                dispatch(hwirq, cases, leave(UNKNOWN)))
            .withLocals(hwirq);
    return Routine.of("handle_irq", instance, SOURCE, loop(call(take, exits.toArray(new On[0]))));
  }

  private static int index(List<Integer> known, long id, int unknown) {
    if (id == 0) {
      return 0;
    }
    int at = known.indexOf((int) id);
    return at < 0 ? unknown : at + 1;
  }

  @Override
  public String flow(int source) {
    return completing == Completing.ACK ? "level" : "fasteoi";
  }

  @Override
  public Set<Flag> flags() {
    return completing == Completing.THREADED_EOI ? Set.of(Flag.EOI_THREADED) : Set.of();
  }

  @Override
  public Optional<Routine> irqMask(IrqDesc desc, Cpu cpu) {
    return of("irq_mask", "writel(1, mask)", desc, cpu, mask(desc), 1);
  }

  @Override
  public Optional<Routine> irqUnmask(IrqDesc desc, Cpu cpu) {
    return of("irq_unmask", "writel(0, mask)", desc, cpu, mask(desc), 0);
  }

  @Override
  public Optional<Routine> irqEoi(IrqDesc desc, Cpu cpu) {
    return completing == Completing.ACK ? Optional.empty() : complete("irq_eoi", desc, cpu);
  }

  @Override
  public Optional<Routine> irqAck(IrqDesc desc, Cpu cpu) {
    return completing == Completing.ACK ? complete("irq_ack", desc, cpu) : Optional.empty();
  }

  private Optional<Routine> complete(String function, IrqDesc desc, Cpu cpu) {
    String access = "writel(" + desc.source() + ", complete)";
    return of(function, access, desc, cpu, COMPLETE, desc.source());
  }

  private Optional<Routine> of(
      String function, String access, IrqDesc desc, Cpu cpu, Register register, long value) {
    startup(desc);
    return Optional.of(
        Routine.of(
            function,
            desc.name() + "@" + cpu.name(),
            SOURCE,
            controller.bus().write(access, cpu, register, s -> value)));
  }

  /** A line that is asked for a callback was requested: it has its CPU and is unmasked. */
  private void startup(IrqDesc desc) {
    if (started.add(desc.source())) {
      Cpu cpu = desc.affinity();
      int number = controller.cpus().indexOf(cpu);
      link.boot(
          s -> {
            controller.bus().preset(s, cpu, target(desc), number);
            controller.bus().preset(s, cpu, mask(desc), 0);
          });
    }
  }

  private static Register mask(IrqDesc desc) {
    return Register.mmio32(0x1000 + 4L * desc.source());
  }

  private static Register target(IrqDesc desc) {
    return Register.mmio32(0x2000 + 4L * desc.source());
  }
}
