package org.irqlab.chip.xive;

import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.when;

import java.util.Optional;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.ChipModel.ChipState;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * {@code struct xive_irq_data} of one line (arch/powerpc/include/asm/xive.h). All of it runs with
 * the descriptor's lock held. {@code saved_p} is the P bit that masking took away while an event
 * was under way; {@code stale_p} says that P is set for an event that is over.
 */
final class SourceData {
  private final IrqDesc desc;
  private final Bus bus;
  private final boolean level;
  private final boolean storeEoi;
  private final Field savedP;
  private final Optional<Field> staleP;
  private final Field value;

  /**
   * The data of a line.
   *
   * @param level {@code XIVE_IRQ_FLAG_LSI}
   * @param storeEoi {@code XIVE_IRQ_FLAG_STORE_EOI}
   * @param knowsStaleP whether there is a {@code stale_p}
   */
  SourceData(
      Layout layout, IrqDesc desc, Bus bus, boolean level, boolean storeEoi, boolean knowsStaleP) {
    this.desc = desc;
    this.bus = bus;
    this.level = level;
    this.storeEoi = storeEoi;
    Protection guarded = Protection.guardedBy(desc.lock());
    this.savedP = layout.flag(desc.name() + ".saved_p", guarded);
    this.staleP =
        knowsStaleP
            ? Optional.of(layout.flag(desc.name() + ".stale_p", guarded))
            : Optional.empty();
    this.value = layout.flag(desc.name() + ".val", guarded);
  }

  /** What dies when a callback returns. */
  Field local() {
    return value;
  }

  /** {@code xive_do_source_set_mask} with {@code mask}. */
  Block mask(Cpu cpu) {
    return load(
        "xive_esb_read(SET_PQ_01)",
        cpu,
        Pages.SET_PQ_01,
        (s, pq) -> {
          boolean stale = staleP.isPresent() && s.is(staleP.get());
          if (!stale && (pq & Pages.VAL_P) != 0) {
            s.set(savedP, true);
          }
          stale(s, false);
        });
  }

  /** {@code xive_do_source_set_mask} without {@code mask}. */
  Block unmask(Cpu cpu) {
    return either(
        s -> s.is(savedP),
        load("xive_esb_read(SET_PQ_10)", cpu, Pages.SET_PQ_10, (s, pq) -> s.set(savedP, false)),
        load("xive_esb_read(SET_PQ_00)", cpu, Pages.SET_PQ_00, (s, pq) -> stale(s, false)));
  }

  /** {@code xive_irq_eoi} up to the queue: a source that is disabled is not completed. */
  Block eoi(Cpu cpu) {
    return either(
        s -> s.is(desc.disabled()),
        step(
            "xive_irq_eoi: disabled, no EOI at the source",
            s -> {
              stale(s, true);
              s.set(savedP, false);
            }),
        seq(sourceEoi(cpu), step("saved_p = false", s -> s.set(savedP, false)).folded()));
  }

  /**
   * {@code xive_get_irqchip_state} for {@code IRQCHIP_STATE_ACTIVE}: whether an event is under way.
   */
  Block active(Cpu cpu) {
    return seq(
        load(
            "xive_esb_read(GET)",
            cpu,
            Pages.GET,
            (s, pq) -> {
              boolean presented = (pq & Pages.VAL_P) != 0 && !s.is(desc.disabled());
              boolean stale = staleP.isPresent() && s.is(staleP.get());
              s.set(value, !stale && (s.is(savedP) || presented));
            }),
        either(s -> s.is(value), leave(ChipState.SET), leave(ChipState.CLEAR)));
  }

  /** {@code xive_irq_retrigger}: one more trigger is remembered, then completed. */
  Block retrigger(Cpu cpu) {
    return seq(
        load("xive_esb_read(SET_PQ_11)", cpu, Pages.SET_PQ_11, (s, pq) -> {}), sourceEoi(cpu));
  }

  /** {@code xive_do_source_eoi}. */
  private Block sourceEoi(Cpu cpu) {
    if (storeEoi) {
      return seq(
          step("stale_p = false", s -> stale(s, false)).folded(),
          bus.write("xive_esb_write(STORE_EOI)", cpu, page(Pages.STORE_EOI), s -> 0));
    } else if (level) {
      return load("xive_esb_read(LOAD_EOI)", cpu, Pages.LOAD_EOI, (s, again) -> stale(s, false));
    }
    return seq(
        load(
            "xive_esb_read(SET_PQ_00)",
            cpu,
            Pages.SET_PQ_00,
            (s, pq) -> {
              stale(s, false);
              s.set(value, (pq & Pages.VAL_Q) != 0);
            }),
        when(
            s -> s.is(value), bus.write("out_be64(trig_mmio)", cpu, page(Pages.LOAD_EOI), s -> 0)));
  }

  private void stale(State s, boolean stale) {
    staleP.ifPresent(field -> s.set(field, stale));
  }

  private Block load(String name, Cpu cpu, int offset, Bus.Use use) {
    return bus.read(name, cpu, page(offset), use);
  }

  private Register page(int offset) {
    return Pages.of(desc.source(), offset);
  }
}
