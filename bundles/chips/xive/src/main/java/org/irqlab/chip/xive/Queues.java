package org.irqlab.chip.xive;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dispatch;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.leaveLoop;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code.On;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/**
 * {@code struct xive_cpu} of each CPU and the code that scans its queue. With one priority, {@code
 * pending_prio} is one bit, and {@code xc->cppr} is 0xff exactly while it is clear, so the bit
 * stands for both. An external interrupt that {@code xive_do_queue_eoi} asks to be replayed
 * (force_external_irq_replay) is one more turn of the loop in which the root handler runs.
 */
final class Queues {
  private static final String FILE = "arch/powerpc/sysdev/xive/common.c: ";
  private static final Exit NOTHING = new Exit("0");
  private static final Exit UNKNOWN = new Exit("no descriptor");
  private static final int EXCEPTION = 0x8000;
  private static final int NUMBER = 0x7fff_ffff;
  private static final long OPEN = 0xff;

  private final Link link;
  private final Attachment xive;
  private final Map<Cpu, Field> pending = new HashMap<>();

  Queues(Link link, Attachment xive) {
    this.link = link;
    this.xive = xive;
    for (Cpu cpu : xive.cpus()) {
      String name = "xc[" + number(cpu) + "].pending_prio";
      pending.put(cpu, link.layout().flag(name, Protection.LOCAL));
      link.boot(s -> xive.bus().preset(s, cpu, Pages.CPPR, OPEN));
    }
  }

  /** A CPU's place among the kernel's CPUs. */
  int number(Cpu cpu) {
    int number = xive.cpus().indexOf(cpu);
    if (number < 0) {
      throw new LinkException("xive: " + cpu.name() + " is not a CPU of this kernel");
    }
    return number;
  }

  /** {@code __do_irq} with {@code xive_get_irq}. */
  Routine doIrq(Cpu cpu, Map<Integer, Routine> domain) {
    List<Integer> known = List.copyOf(new TreeMap<>(domain).keySet());
    List<On> exits = new ArrayList<>();
    Block replay = when(s -> !s.is(pending.get(cpu)), leaveLoop());
    exits.add(on(NOTHING, leaveLoop()));
    for (int source : known) {
      exits.add(on(exit(source), call(domain.get(source)), replay));
    }
    exits.add(on(UNKNOWN, step("xive: got interrupt without descriptor", Effect.NOTHING)));
    return Routine.of(
        "__do_irq",
        link.instance() + "@" + cpu.name(),
        "arch/powerpc/kernel/irq.c: __do_irq",
        loop(call(getIrq(cpu, known), exits.toArray(new On[0]))));
  }

  /** {@code xive_get_irq}: acknowledges, then takes the next entry of the queue. */
  private Routine getIrq(Cpu cpu, List<Integer> known) {
    int unknown = known.size() + 1;
    Field irq = link.layout().field("irq[" + number(cpu) + "]", unknown + 1, Protection.LOCAL);
    Field prio = pending.get(cpu);
    Map<Integer, Block> cases = new HashMap<>();
    cases.put(0, seq(open(cpu), leave(NOTHING)));
    for (int i = 0; i < known.size(); i++) {
      cases.put(i + 1, leave(exit(known.get(i))));
    }
    return Routine.of(
            "xive_get_irq",
            link.instance() + "@" + cpu.name(),
            FILE + "xive_get_irq, xive_scan_interrupts",
            xive.bus()
                .read(
                    "in_be16(TM_SPC_ACK_HV_REG)",
                    cpu,
                    Pages.ACKNOWLEDGE,
                    (s, ack) -> s.set(prio, s.is(prio) || (ack & EXCEPTION) != 0)),
            when(s -> !s.is(prio), leave(NOTHING)),
            xive.bus()
                .read(
                    "xive_read_eq",
                    cpu,
                    Pages.QUEUE,
                    (s, entry) -> {
                      s.set(prio, entry != 0);
                      s.set(irq, index(known, entry, unknown));
                    }),
            dispatch(irq, cases, leave(UNKNOWN)))
        .withLocals(irq);
  }

  /** {@code xive_do_queue_eoi}: if nothing more is in the queue, the CPPR is opened. */
  Routine queueEoi(String instance, Cpu cpu) {
    Field prio = pending.get(cpu);
    return Routine.of(
        "xive_do_queue_eoi",
        instance,
        FILE + "xive_do_queue_eoi, xive_scan_interrupts",
        xive.bus()
            .read(
                "xive_read_eq(just_peek)",
                cpu,
                Pages.QUEUE_PEEK,
                (s, entry) -> s.set(prio, entry != 0)),
        either(s -> s.is(prio), nothing(), open(cpu)));
  }

  private Block open(Cpu cpu) {
    return xive.bus().write("out_8(TM_CPPR, 0xff)", cpu, Pages.CPPR, s -> OPEN);
  }

  private static int index(List<Integer> known, long entry, int unknown) {
    if (entry == 0) {
      return 0;
    }
    int at = known.indexOf((int) (entry & NUMBER));
    return at < 0 ? unknown : at + 1;
  }

  private static Exit exit(int source) {
    return new Exit("irq " + source);
  }
}
