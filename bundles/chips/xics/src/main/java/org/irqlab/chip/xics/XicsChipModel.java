package org.irqlab.chip.xics;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dispatch;
import static org.irqlab.api.routine.Code.leave;
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
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code.On;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/**
 * {@code ics_opal_irq_chip} on one controller: no irq_disable, so disabling is lazy; the fasteoi
 * flow (xics_host_map). A line that is asked for a callback was requested, so it is started up. The
 * stack of running priorities (xics_push_cppr, xics_pop_cppr) has two levels, for lines do not nest
 * but IPIs, which are not modelled: an EOI restores the base priority.
 */
final class XicsChipModel implements ChipModel {
  private static final String NATIVE = "arch/powerpc/sysdev/xics/icp-native.c: ";
  private static final String OPAL = "arch/powerpc/sysdev/xics/ics-opal.c: ";
  private static final Exit NOTHING = new Exit("0");
  private static final Exit UNKNOWN = new Exit("no mapping");
  private static final Register XIRR = Register.mmio32(4);
  private static final Register CPPR = new Register(Space.MMIO, 4, 1);
  private static final int FIRST = 0x10;
  private static final int NUMBER = 0xff_ffff;
  private static final int LEAST_FAVORED = 0xff;
  private static final int DEFAULT_PRIORITY = 5;
  private static final int SHIFT = 24;

  private final Link link;
  private final Attachment xics;
  private final Set<Integer> started = new HashSet<>();

  XicsChipModel(Link link, Attachment xics) {
    this.link = link;
    this.xics = xics;
    for (Cpu cpu : xics.cpus()) {
      link.boot(s -> xics.bus().preset(s, cpu, CPPR, LEAST_FAVORED));
    }
  }

  /** {@code __do_irq} with {@code icp_native_get_irq}. */
  @Override
  public Routine handle(Cpu cpu, Map<Integer, Routine> domain) {
    List<Integer> known = List.copyOf(new TreeMap<>(domain).keySet());
    int unknown = known.size() + 1;
    String instance = link.instance() + "@" + cpu.name();
    Field vec = link.layout().field("vec[" + number(cpu) + "]", unknown + 1, Protection.LOCAL);
    Map<Integer, Block> cases = new HashMap<>();
    List<On> exits = new ArrayList<>();
    cases.put(0, leave(NOTHING));
    exits.add(on(NOTHING));
    for (int i = 0; i < known.size(); i++) {
      Exit exit = new Exit("vec " + known.get(i));
      cases.put(i + 1, leave(exit));
      exits.add(on(exit, call(domain.get(known.get(i)))));
    }
    exits.add(on(UNKNOWN, step("no mapping for vec: masked", Effect.NOTHING)));
    Routine getIrq =
        Routine.of(
                "icp_native_get_irq",
                instance,
                NATIVE + "icp_native_get_irq",
                xics.bus()
                    .read(
                        "in_be32(xirr)",
                        cpu,
                        XIRR,
                        (s, xirr) -> s.set(vec, index(known, xirr, unknown))),
                dispatch(vec, cases, leave(UNKNOWN)))
            .withLocals(vec);
    return Routine.of(
        "__do_irq",
        instance,
        "arch/powerpc/kernel/irq.c: __do_irq",
        call(getIrq, exits.toArray(new On[0])));
  }

  private static int index(List<Integer> known, long xirr, int unknown) {
    int number = (int) (xirr & NUMBER);
    if (number == 0) {
      return 0;
    }
    int at = known.indexOf(number - FIRST);
    return at < 0 ? unknown : at + 1;
  }

  @Override
  public String flow(int source) {
    return "fasteoi";
  }

  @Override
  public Optional<Routine> irqMask(IrqDesc desc, Cpu cpu) {
    return of(OPAL, "ics_opal_mask_irq", desc, cpu, setXive(desc, cpu, LEAST_FAVORED));
  }

  @Override
  public Optional<Routine> irqUnmask(IrqDesc desc, Cpu cpu) {
    return of(OPAL, "ics_opal_unmask_irq", desc, cpu, setXive(desc, cpu, DEFAULT_PRIORITY));
  }

  /** Unconditional: a line that is disabled is completed, too. */
  @Override
  public Optional<Routine> irqEoi(IrqDesc desc, Cpu cpu) {
    long xirr = (long) LEAST_FAVORED << SHIFT | FIRST + desc.source();
    Block complete = xics.bus().write("out_be32(xirr, 0xff << 24 | hw_irq)", cpu, XIRR, s -> xirr);
    return of(NATIVE, "icp_native_eoi", desc, cpu, complete);
  }

  private Block setXive(IrqDesc desc, Cpu cpu, int priority) {
    return xics.bus()
        .write(
            "opal_set_xive(" + desc.source() + ", server, " + priority + ")",
            cpu,
            assign(desc),
            s -> assigned(desc, priority));
  }

  private Optional<Routine> of(String file, String function, IrqDesc desc, Cpu cpu, Block body) {
    startup(desc);
    String instance = desc.name() + "@" + cpu.name();
    return Optional.of(Routine.of(function, instance, file + function, body));
  }

  /** {@code ics_opal_startup}, which unmasks. */
  private void startup(IrqDesc desc) {
    if (started.add(desc.source())) {
      long value = assigned(desc, DEFAULT_PRIORITY);
      link.boot(s -> xics.bus().preset(s, desc.affinity(), assign(desc), value));
    }
  }

  private long assigned(IrqDesc desc, int priority) {
    return (long) number(desc.affinity()) << Byte.SIZE | priority;
  }

  private int number(Cpu cpu) {
    int number = xics.cpus().indexOf(cpu);
    if (number < 0) {
      throw new LinkException("xics: " + cpu.name() + " is not a CPU of this kernel");
    }
    return number;
  }

  private static Register assign(IrqDesc desc) {
    return Register.mmio32(0x1000 + 4L * desc.source());
  }
}
