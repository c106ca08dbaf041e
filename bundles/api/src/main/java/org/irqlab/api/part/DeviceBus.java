package org.irqlab.api.part;

import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a driver reaches the registers of its device: directly, which is one step, or by way of a VMM
 * that has withdrawn the mapping and takes the access for a sign. Drivers cannot tell.
 */
@ConsumerType
public interface DeviceBus {
  /**
   * The device.
   *
   * @return its registers
   */
  DeviceModel device();

  /**
   * An access.
   *
   * @param name the access as a driver's author would say it
   * @param cpu the CPU that makes it
   * @param effect what it does
   * @return the access
   */
  Block access(String name, Cpu cpu, Effect effect);

  /**
   * A read whose value decides.
   *
   * @param name the access as a driver's author would say it
   * @param cpu the CPU that makes it
   * @param condition what decides
   * @param then taken if it holds
   * @param otherwise taken if not
   * @return the access and what follows it
   */
  Block test(String name, Cpu cpu, Guard condition, Block then, Block otherwise);
}
