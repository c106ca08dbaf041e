package org.irqlab.guest;

import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.state.State;

/** A device in the hand of a test. */
final class Uart implements DeviceModel {
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
