package org.irqlab.engine.link;

import java.util.HashSet;
import java.util.Set;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.state.Lock;

/**
 * What a place in a program allows others on the same CPU to do. A vCPU has two such answers: for
 * the virtual CPU, and for the real one that its thread runs on.
 *
 * @param irqsOff no interrupt can enter the context's own CPU
 * @param pinned no other thread can run on the context's own CPU
 * @param hostIrqsOff no interrupt can enter the real CPU below
 * @param hostPinned no other thread can run on the real CPU below
 */
record Mode(boolean irqsOff, boolean pinned, boolean hostIrqsOff, boolean hostPinned) {

  /** The mode at a place, while waiting for a lock if one is given. */
  static Mode at(Frame place, Cpu cpu, Lock wanted) {
    boolean virtual = cpu != null && cpu.isVirtual();
    Set<Lock> gaps = new HashSet<>();
    boolean irqsOff = wanted != null && wanted.kind().irqsOff() && wanted.virtual() == virtual;
    boolean hostIrqsOff = wanted != null && wanted.kind().irqsOff() && !wanted.virtual();
    boolean pinned = irqsOff;
    boolean hostPinned = hostIrqsOff;
    for (Frame f = place; f != null; f = f.outer()) {
      if (f instanceof Frame.IrqsOff) {
        irqsOff = true;
        hostIrqsOff |= !virtual;
      } else if (f instanceof Frame.Trapped) {
        irqsOff |= virtual;
      } else if (f instanceof Frame.Dropped d) {
        gaps.add(d.lock());
      } else if (f instanceof Frame.Locked l && !gaps.remove(l.lock())) {
        Lock lock = l.lock();
        boolean spinning = lock.kind() != Lock.Kind.MUTEX;
        irqsOff |= lock.kind().irqsOff() && lock.virtual() == virtual;
        pinned |= spinning && lock.virtual() == virtual;
        hostIrqsOff |= lock.kind().irqsOff() && !lock.virtual();
        hostPinned |= spinning && !lock.virtual();
      }
    }
    boolean inHost = virtual && (hostIrqsOff || hostPinned);
    return new Mode(
        irqsOff || inHost, pinned || irqsOff || inHost, hostIrqsOff, hostPinned || hostIrqsOff);
  }
}
