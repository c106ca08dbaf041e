package org.irqlab.itests.recordings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.PackedState;

/**
 * Plays the steps of a recording on a linked path, as the recorded machine did: an interrupt is
 * taken the moment it can be, and every call is finished before the next step. Notes each routine
 * that is entered, with the descriptor as it finds it.
 */
final class Player {
  private static final int ENDLESS = 10_000;
  private static final List<String> FRONT_ENDS = List.of("kvm-irqfd", "vmm-userspace");

  private final Machine machine;
  private final PackedState state;
  private final Probe probe;
  private boolean on;
  private final List<Recording.Call> calls = new ArrayList<>();

  /**
   * A machine at its initial state.
   *
   * @param machine the linked path
   * @param desc instance of the descriptor that is watched
   */
  Player(Machine machine, String desc) {
    this.machine = machine;
    this.probe = new Probe(machine, desc);
    this.state = new PackedState().at(machine.initial().clone(), 0);
    state.collectCalls(this::called);
  }

  private void called(String routine, String instance) {
    if (!ofGuest(instance)) {
      calls.add(new Recording.Call(routine, Optional.of(probe.read(state))));
    }
  }

  /** Nobody traced inside of the guest; what a hypervisor does for a vCPU is not inside. */
  private static boolean ofGuest(String instance) {
    return instance.contains("@vcpu") && FRONT_ENDS.stream().noneMatch(instance::startsWith);
  }

  /** What was called, in order. */
  List<Recording.Call> calls() {
    return calls;
  }

  /** Plays one step; steps that only wait or look do nothing. */
  void play(String step) {
    switch (step.split(" ")[0]) {
      case "raise" -> take(EduCard.RAISE);
      case "service" -> take(EduCard.SERVICE);
      case Program.MASK, Program.UNMASK, Program.RESAMPLE, Program.INTX_OFF, Program.INTX_ON ->
          take(step);
      case "B.raise", "B.service", "B.unmask" -> takeIfThere(step);
      case "msi", "B.intx", "B.wait" -> {}
      case GuestProgram.CLI, GuestProgram.STI, "guest-hold" -> take(step);
      case Program.ON, Program.OFF -> switched(step);
      case "wait", "sleep", "status", "irqs", "resamplefd", "no-resamplefd" -> {}
      case "vm-ioapic", "vm-pic", "guest-eoi-first", "guest-hlt", "pin" -> {}
      case "irqfd", "irqfd-edge", "slow-path" -> {}
      default -> throw new IllegalArgumentException("no such step: " + step);
    }
    settle();
  }

  /** The path begins with INTx switched on. */
  private void switched(String step) {
    boolean first = step.equals(Program.ON) && !on;
    on = true;
    if (!first) {
      take(step);
    }
  }

  private void take(String name) {
    begun(name).orElseThrow(() -> new IllegalStateException("no step " + name)).fire(state);
  }

  /** A call for a card that was refused its interrupt fails at once. */
  private void takeIfThere(String name) {
    begun(name).ifPresent(begin -> begin.fire(state));
  }

  private Optional<Transition> begun(String name) {
    return machine.transitions().stream()
        .filter(t -> t.step().environment() && t.step().name().equals(name))
        .findFirst();
  }

  private void settle() {
    for (int i = 0; i < ENDLESS; i++) {
      Optional<Transition> next =
          movable(false, Set.of(Level.HARDIRQ))
              .or(() -> movable(false, Set.of(Level.SOFTIRQ)))
              .or(() -> movable(false, Set.of(Level.USER)))
              .or(() -> movable(false, Set.of(Level.THREAD, Level.HARDWARE)))
              .or(() -> movable(true, Set.of(Level.HARDIRQ)))
              .or(() -> movable(true, Set.of(Level.THREAD)));
      if (next.isEmpty()) {
        atRest();
        return;
      }
      next.get().fire(state);
      if (state.condemned() != null) {
        throw new IllegalStateException(next.get().name() + ": " + state.why());
      }
    }
    throw new IllegalStateException("does not settle");
  }

  /** A call that is never finished is no call that was played. */
  private void atRest() {
    for (Executor context : machine.contexts()) {
      Executor.Point point = context.points().get(state.get(context.pc()));
      if (context.level() == Level.USER && !point.rest()) {
        throw new IllegalStateException(context.name() + " stays at " + point.waits());
      }
    }
  }

  private Optional<Transition> movable(boolean inGuest, Set<Level> levels) {
    for (Executor context : machine.contexts()) {
      Executor.Point point = context.points().get(state.get(context.pc()));
      if (levels.contains(context.level())
          && inGuest == context.cpu().filter(Cpu::isVirtual).isPresent()
          && Machine.free(state, context, point)) {
        for (Transition t : point.transitions()) {
          if (t.speed() != Speed.ENVIRONMENT && t.step().guard().holds(state)) {
            return Optional.of(t);
          }
        }
      }
    }
    return Optional.empty();
  }
}
