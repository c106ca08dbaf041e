package org.irqlab.guest;

import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.state.State;

/** A device in the hand of a test, and the direct way to it. */
final class Uart implements DeviceModel, DeviceBus {
  private final boolean hasStatus;
  private boolean wantsService;
  private int services;

  Uart(boolean hasStatus) {
    this.hasStatus = hasStatus;
  }

  Uart wanting() {
    wantsService = true;
    return this;
  }

  int services() {
    return services;
  }

  @Override
  public DeviceModel device() {
    return this;
  }

  @Override
  public Block access(String name, Cpu cpu, Effect effect) {
    return Code.step(name, effect);
  }

  @Override
  public Block test(String name, Cpu cpu, Guard condition, Block then, Block otherwise) {
    return Code.test(Code.step(name, Effect.NOTHING).folded(), condition, then, otherwise);
  }

  @Override
  public boolean hasStatus() {
    return hasStatus;
  }

  @Override
  public boolean cause(State s) {
    return wantsService;
  }

  @Override
  public void service(State s) {
    wantsService = false;
    services++;
  }

  @Override
  public boolean owes(State s) {
    return wantsService;
  }
}
