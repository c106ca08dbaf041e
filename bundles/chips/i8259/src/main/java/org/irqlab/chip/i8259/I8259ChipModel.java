package org.irqlab.chip.i8259;

import static org.irqlab.api.routine.Code.under;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;

/**
 * {@code i8259A_chip} on one pair: disabling masks at once, and unmasking undoes both, for there is
 * no irq_enable. Every line has {@code handle_level_irq}, edges as well (arch/x86/kernel/irqinit.c:
 * init_ISA_irqs). A line that is asked for a callback was requested, so it is started up.
 */
final class I8259ChipModel implements ChipModel {
  private static final String FILE = "arch/x86/kernel/i8259.c: ";

  private static final int ICW1 = 0x11;
  private static final int ICW4 = 0x01;
  private static final int ELCR = 0x4d0;

  private final Link link;
  private final Attachment pics;
  private final Masks masks;
  private final MaskAck maskAck;
  private final Set<Integer> started = new HashSet<>();

  I8259ChipModel(Link link, Attachment pics) {
    this.link = link;
    this.pics = pics;
    this.masks = new Masks(link, pics);
    this.maskAck = new MaskAck(link, masks);
    initialize();
  }

  /** {@code init_8259A}; the firmware has told ELCR which lines are levels. */
  private void initialize() {
    Ports master = masks.of(0);
    Ports slave = masks.of(Ports.INPUTS);
    initialize(master, VectorEntry.BASE, 1 << Ports.CASCADE);
    initialize(slave, VectorEntry.BASE + Ports.INPUTS, Ports.CASCADE);
    link.boot(s -> preset(master.mask(), masks.word(s, 0)).on(s));
    link.boot(s -> preset(slave.mask(), masks.word(s, Ports.INPUTS)).on(s));
    for (int half = 0; half < 2; half++) {
      link.boot(preset(Ports.port(ELCR + half), levels(half * Ports.INPUTS)));
    }
  }

  private void initialize(Ports ports, int base, int cascade) {
    link.boot(preset(ports.mask(), 0xff));
    link.boot(preset(ports.command(), ICW1));
    for (int word : new int[] {base, cascade, ICW4}) {
      link.boot(preset(ports.mask(), word));
    }
  }

  private Effect preset(Register register, long value) {
    return s -> pics.bus().preset(s, pics.cpus().get(0), register, value);
  }

  private int levels(int first) {
    int bits = 0;
    for (Map.Entry<Integer, Trigger> line : pics.sources().entrySet()) {
      int input = line.getKey() - first;
      if (input >= 0 && input < Ports.INPUTS && line.getValue() == Trigger.LEVEL) {
        bits |= 1 << input;
      }
    }
    return bits;
  }

  @Override
  public Routine handle(Cpu cpu, Map<Integer, Routine> domain) {
    return new VectorEntry(link, pics, maskAck).of(link.instance() + "@" + cpu.name(), cpu, domain);
  }

  @Override
  public String flow(int source) {
    return "level";
  }

  /** {@code irq_set_status_flags(irq, IRQ_LEVEL)}, since Linux 6.2 and its stable releases. */
  @Override
  public Set<Flag> flags() {
    return Set.of(Flag.LEVEL);
  }

  @Override
  public Optional<Routine> irqDisable(IrqDesc desc, Cpu cpu) {
    return write("disable_8259A_irq", desc, cpu, true);
  }

  @Override
  public Optional<Routine> irqMask(IrqDesc desc, Cpu cpu) {
    return write("disable_8259A_irq", desc, cpu, true);
  }

  @Override
  public Optional<Routine> irqUnmask(IrqDesc desc, Cpu cpu) {
    return write("enable_8259A_irq", desc, cpu, false);
  }

  @Override
  public Optional<Routine> irqMaskAck(IrqDesc desc, Cpu cpu) {
    startup(desc);
    return Optional.of(maskAck.of(instance(desc, cpu), desc.source(), cpu));
  }

  private Optional<Routine> write(String function, IrqDesc desc, Cpu cpu, boolean masked) {
    startup(desc);
    return Optional.of(
        Routine.of(
            function,
            instance(desc, cpu),
            FILE + function,
            under(
                masks.lock(), masks.note(desc.source(), masked), masks.write(cpu, desc.source()))));
  }

  /** {@code irq_startup}: unmasks. */
  private void startup(IrqDesc desc) {
    int irq = desc.source();
    if (started.add(irq)) {
      link.boot(
          s -> {
            masks.note(s, irq, false);
            preset(masks.of(irq).mask(), masks.word(s, irq)).on(s);
          });
    }
  }

  private static String instance(IrqDesc desc, Cpu cpu) {
    return desc.name() + "@" + cpu.name();
  }
}
