package org.irqlab.itests.recordings;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.under;

import java.util.List;
import org.irqlab.api.part.FlowHandler;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;

/**
 * The interrupt gate of the recordings' guest, which is no kernel: its handler runs with interrupts
 * off, and ends the interrupt after it has served the card, or before. 8259s are masked meanwhile.
 */
final class GuestFlow implements FlowHandler {
  static final String NAME = "guest-gate";
  static final OptionSpec EOI_FIRST = OptionSpec.flag("eoi-first", "EOI before the service", false);

  @Override
  public List<OptionSpec> options() {
    return List.of(EOI_FIRST);
  }

  @Override
  public Routine link(IrqDesc desc, Cpu cpu, Options options) {
    Block eoi =
        desc.chip()
            .irqEoi(desc, cpu)
            .<Block>map(end -> call(end))
            .orElseGet(() -> seq(call(desc.maskAckIrq(cpu)), call(desc.unmaskIrq(cpu))));
    Block handler = call(desc.handleIrqEvent(cpu));
    return Routine.of(
        "gate",
        desc.name() + "@" + cpu.name(),
        "the recordings' own guest",
        under(desc.lock(), options.on(EOI_FIRST.name()) ? seq(eoi, handler) : seq(handler, eoi)));
  }
}
