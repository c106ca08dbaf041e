package org.irqlab.hypervisor.vmm;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.way;

import java.util.List;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;

/**
 * A device's registers as the guest's driver reaches them: while the mapping is withdrawn, an
 * access leaves the guest, and the monitor performs it and then takes it for the completion
 * (hw/vfio/region.c: vfio_region_read, vfio_region_write). The walk of the page tables and the
 * access are one: a mapping is not withdrawn before every access through it has ended.
 *
 * @param line the line whose completion an access is taken for
 * @param direct the mapped registers
 * @param mapping whether they are mapped
 * @param completes whether an access is taken for the completion
 */
record Bar(Intx line, DeviceBus direct, Mapping mapping, boolean completes) implements DeviceBus {
  private static final Exit YES = new Exit("yes");
  private static final Exit NO = new Exit("no");

  @Override
  public DeviceModel device() {
    return direct.device();
  }

  @Override
  public Block access(String name, Cpu cpu, Effect effect) {
    return switch (mapping.when()) {
      case ALWAYS -> direct.access(name, cpu, effect);
      case NEVER -> detour(name, cpu, seq(direct.access(name, cpu, effect), completion(cpu)));
      case BETWEEN_INTERRUPTS ->
          // one step: the way depends on the mapping at the access
          oneOf(
              way(guarded(name, mapping.inPlace(), effect)),
              way(
                  fault(),
                  detour(name, cpu, seq(direct.access(name, cpu, effect), completion(cpu)))));
    };
  }

  @Override
  public Block test(String name, Cpu cpu, Guard condition, Block then, Block otherwise) {
    if (mapping.when() == Mapping.When.ALWAYS) {
      return direct.test(name, cpu, condition, then, otherwise);
    }
    Block trapped =
        detour(
            name,
            cpu,
            direct.test(
                name,
                cpu,
                condition,
                seq(completion(cpu), leave(YES)),
                seq(completion(cpu), leave(NO))));
    Block body =
        mapping.when() == Mapping.When.NEVER
            ? trapped
            : oneOf(
                way(mapped(name, condition), leave(YES)),
                way(mapped(name, condition.negate()), leave(NO)),
                way(fault(), trapped));
    Routine read =
        Routine.of(
            "read",
            line.instance() + "@" + cpu.name(),
            "hw/vfio/region.c: vfio_region_read",
            body,
            leave(NO));
    return call(read, on(YES, then), on(NO, otherwise));
  }

  private Step mapped(String name, Guard condition) {
    Guard inPlace = mapping.inPlace();
    return guarded(name, s -> inPlace.holds(s) && condition.holds(s), Effect.NOTHING).folded();
  }

  private Step fault() {
    return guarded("no mapping", mapping.inPlace().negate(), Effect.NOTHING).folded();
  }

  /** Exactly one of the ways is open: nobody waits here. */
  private static Block oneOf(Block.Way... ways) {
    return new Block.Wait(List.of(ways), Block.Wait.Kind.SPIN, false);
  }

  private Block detour(String name, Cpu cpu, Block access) {
    return seq(
        step("exit: " + name, Effect.NOTHING).counts(Mark.TRAP).folded(),
        Code.trapped(line.locked(access)));
  }

  private Block completion(Cpu cpu) {
    return completes ? call(line.eoi(cpu)) : nothing();
  }
}
