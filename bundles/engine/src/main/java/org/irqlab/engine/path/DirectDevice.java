package org.irqlab.engine.path;

import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;

/**
 * A device whose registers are mapped: each access is one step, and reads are not told in stories.
 *
 * @param device the device
 */
record DirectDevice(DeviceModel device) implements DeviceBus {
  @Override
  public Block access(String name, Cpu cpu, Effect effect) {
    return Code.step(name, effect);
  }

  @Override
  public Block test(String name, Cpu cpu, Guard condition, Block then, Block otherwise) {
    return Code.test(Code.step(name, Effect.NOTHING).folded(), condition, then, otherwise);
  }
}
