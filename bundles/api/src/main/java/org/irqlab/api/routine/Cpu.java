package org.irqlab.api.routine;

import java.util.Optional;

/**
 * A processor: real, or virtual and then sometimes absent.
 *
 * @param name such as {@code cpu0} or {@code vcpu0}
 * @param number from 0, in its machine
 * @param host for a virtual CPU, the real one whose thread it is; empty for a real CPU
 */
public record Cpu(String name, int number, Optional<Cpu> host) {
  /**
   * A real CPU.
   *
   * @param number from 0
   * @return the CPU, named {@code cpuN}
   */
  public static Cpu real(int number) {
    return new Cpu("cpu" + number, number, Optional.empty());
  }

  /**
   * A virtual CPU.
   *
   * @param number from 0
   * @param host the CPU its thread runs on
   * @return the CPU, named {@code vcpuN}
   */
  public static Cpu virtual(int number, Cpu host) {
    return new Cpu("vcpu" + number, number, Optional.of(host));
  }

  /**
   * Whether it is virtual.
   *
   * @return true for a vCPU
   */
  public boolean isVirtual() {
    return host.isPresent();
  }

  // Written out: linking the generated one takes a cold process tens of milliseconds.
  @Override
  public boolean equals(Object other) {
    return other instanceof Cpu cpu
        && number == cpu.number
        && name.equals(cpu.name)
        && host.equals(cpu.host);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + number;
  }
}
