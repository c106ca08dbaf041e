package org.irqlab.engine.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.FlowHandler;
import org.irqlab.api.part.IrqChip;
import org.irqlab.api.part.IrqCore;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Link;
import org.irqlab.api.path.Stage;

/** Links a Linux kernel, of a host or of a guest, to one controller. */
final class KernelLinker {
  private static final String CORE = "genirq";

  private final Chooser chooser;
  private final Link link;
  private final Socket socket;
  private final Chooser.Chosen<IrqCore> core;
  private final ChipModel chip;
  private final List<IrqCore.Requested> lines = new ArrayList<>();

  KernelLinker(Chooser chooser, Link link, Socket socket, Optional<Stage> chipStage) {
    this.chooser = chooser;
    this.link = link;
    this.socket = socket;
    this.core = chooser.wellKnown(IrqCore.class, CORE);
    Chooser.Chosen<IrqChip> chosen = chooser.suiting(IrqChip.class, chipStage, socket.name());
    this.chip = chosen.part().link(link.in(chosen.name()), socket, chosen.options());
  }

  /**
   * {@code request_irq} for one source.
   *
   * @param source the source
   * @param flow the flow handler, if not the one the chip installs
   * @param actions link its actions, in order, given a supplier of the descriptor
   */
  IrqDesc request(
      int source, Optional<Stage> flow, List<Function<Supplier<IrqDesc>, ActionModel>> actions) {
    AtomicReference<IrqDesc> desc = new AtomicReference<>();
    List<ActionModel> linked = actions.stream().map(action -> action.apply(desc::get)).toList();
    IrqCore.Plan plan =
        new IrqCore.Plan(
            source,
            socket.sources().get(source),
            socket.cpus().get(0),
            socket.cpus(),
            chip,
            linked);
    desc.set(core.part().link(link.in("irq" + source), plan, core.options()));
    Chooser.Chosen<FlowHandler> handler =
        flow.isPresent()
            ? chooser.named(FlowHandler.class, flow.get())
            : chooser.wellKnown(FlowHandler.class, chip.flow(source));
    lines.add(new IrqCore.Requested(desc.get(), handler.part(), handler.options()));
    return desc.get();
  }

  /** The CPUs' interrupt entry, when all lines are requested. */
  void entry() {
    core.part().entry(link, socket, chip, List.copyOf(lines));
  }
}
